import type { SectionRoom } from '@concord/collab/browser'
import type { Extensions } from '@tiptap/core'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import { useNotify } from '../../ui/notices.tsx'
import { GuardedUndo } from './guarded-undo.ts'
import { Suggesting } from './suggesting.ts'
import { useSuggestionAuthors } from './suggestion-authors.tsx'
import { useSuggestionDesk } from './suggestion-desk-context.tsx'
import { SuggestionLooks } from './suggestion-looks.ts'

/** What makes an editor suggest: the extensions, which ask what holds at this very moment. */
export function useSuggesting(room: SectionRoom, personId: string): Extensions {
  const { t } = useTranslation('suggestions')
  const desk = useSuggestionDesk()
  const notify = useNotify()
  const authors = useSuggestionAuthors()
  const onRefused = useEffectEvent(() => notify({ kind: 'info', title: t('cannotSuggest'), text: t('cannotSuggestText') }))
  const onUndoRefused = useEffectEvent(() => notify({ kind: 'info', title: t('cannotUndo'), text: t('cannotUndoText') }))
  // An editor that is made of a text with suggestions draws them while the page is being rendered: no effect event may be asked then.
  const known = useRef(authors)
  useLayoutEffect(() => {
    known.current = authors
  }, [authors])
  const [extensions] = useState((): Extensions => {
    const isSuggester = () => room.status.grant === 'suggest'
    return [
      Suggesting.configure({
        suggester: { personId, now: Date.now, newId: () => crypto.randomUUID() },
        isSuggesting: () => isSuggester() || desk.snapshot.mode === 'suggest',
        onRefused: () => onRefused(),
      }),
      GuardedUndo.configure({ suggesterId: () => (isSuggester() ? personId : undefined), onRefused: () => onUndoRefused() }),
      SuggestionLooks.configure({
        words: {
          describe: (mark, by, at) => t(`mark.${mark as 'insertion'}`, { name: known.current.nameOf(by), date: formatDateTime(at) }),
          block: (suggestion) =>
            suggestion.kind === 'turn' ? t('block.turn', { into: t(`turn.${suggestion.into}`) }) : t(`block.${suggestion.kind}`),
        },
      }),
    ]
  })
  return extensions
}
