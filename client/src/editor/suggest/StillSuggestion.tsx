import { maybeBlockSuggestion, type PaperMark } from '@concord/paper'
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import { lookOf, SUGGESTION_TAGS } from './look-of-suggestion.ts'
import { useSuggestionAuthors } from './suggestion-authors.tsx'
import './suggestions.css'

/** A suggested run of text for reading, with its author in the tooltip. */
export function StillSuggestion({ mark, children }: { mark: PaperMark; children: ReactNode }) {
  const { t } = useTranslation('suggestions')
  const authors = useSuggestionAuthors()
  const { by, at, ...look } = mark.attrs ?? {}
  const title = t(`mark.${mark.type as 'insertion'}`, {
    name: authors.nameOf(String(by)) || t('somebody'),
    date: formatDateTime(String(at)),
  })
  const { class: className, ...data } = lookOf(mark.type, look)
  return createElement(SUGGESTION_TAGS[mark.type]!, { className, ...data, title }, children)
}

/** A block about which something is suggested as a whole. */
export function StillSuggestedBlock({ suggestion, children }: { suggestion: unknown; children: ReactNode }) {
  const { t } = useTranslation('suggestions')
  const standing = maybeBlockSuggestion(suggestion)
  if (!standing) return children
  const label = standing.kind === 'turn' ? t('block.turn', { into: t(`turn.${standing.into}`) }) : t(`block.${standing.kind}`)
  return (
    <div className={`suggested-block suggested-block-${standing.kind}`} data-suggested={label}>
      {children}
    </div>
  )
}
