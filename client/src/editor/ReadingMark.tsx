import type { ReactNode } from 'react'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import '../hands/hands.css'

/** How some words of a text for reading have changed, and whose they are. All words are translated. */
export type ReadingMarkProps = {
  kind: 'inserted' | 'deleted' | 'reformatted'
  title?: string
  /** Read out before and after the words. */
  starts?: string
  ends?: string
  hand?: { initials: string; look: number }
}

const LOOKS = {
  inserted: 'bg-inserted-soft text-inserted underline decoration-2 underline-offset-3',
  deleted: 'bg-deleted-soft text-deleted line-through decoration-2',
  reformatted: 'underline decoration-dotted decoration-2 underline-offset-3',
} as const
const TAGS = { inserted: 'ins', deleted: 'del', reformatted: 'span' } as const

/** Changed words: underlined, struck through or dotted, framed by words for those who listen, with the initials of whose they are. */
export function ReadingMark({ children, ...mark }: ReadingMarkProps & { children?: ReactNode }) {
  const Tag = TAGS[mark.kind]
  return (
    <>
      <Tag title={mark.title} className={`rounded-sm [box-decoration-break:clone] ${LOOKS[mark.kind]}`}>
        {mark.starts && <VisuallyHidden>{` ${mark.starts} `}</VisuallyHidden>}
        {children}
        {mark.ends && <VisuallyHidden>{` ${mark.ends} `}</VisuallyHidden>}
      </Tag>
      {mark.hand && (
        <span aria-hidden="true" title={mark.title} className={`hand-chip hand-${mark.hand.look}`}>
          {mark.hand.initials}
        </span>
      )}
    </>
  )
}

/** How a block has changed as a whole; `label` says it in words. */
export type ReadingBlockProps = { kind: 'inserted' | 'deleted' | 'reformatted'; label: string }

/** A block that has changed as a whole, with a word about how. */
export const ReadingBlock = ({ kind, label, children }: ReadingBlockProps & { children?: ReactNode }) => (
  <div
    className={`border-l-3 pl-3 ${kind === 'inserted' ? 'border-inserted' : kind === 'deleted' ? 'border-deleted' : 'border-line-strong'}`}
  >
    <p className="font-sans text-xs font-medium text-ink-soft">{label}</p>
    {children}
  </div>
)
