import { useTranslation } from 'react-i18next'
import { goTo, noteId } from './FootnoteList.tsx'

type StillFootnoteProps = { number: number; place: number; anchor: string; text: string }

/** Id of a footnote's number in the text. */
export const markId = (anchor: string, place: number): string => `${anchor}-mark-${place}`

/** The raised number of a footnote, for reading. It leads to its words below the section. */
export function StillFootnote({ number, place, anchor, text }: StillFootnoteProps) {
  const { t } = useTranslation('blocks')
  const target = noteId(anchor, place)
  return (
    <sup className="footnote-mark">
      <a
        id={markId(anchor, place)}
        href={`#${target}`}
        role="doc-noteref"
        aria-label={t('footnote.label', { number, text: text === '' ? t('footnote.empty') : text })}
        onClick={(event) => {
          event.preventDefault()
          goTo(target)
        }}
      >
        {number}
      </a>
    </sup>
  )
}
