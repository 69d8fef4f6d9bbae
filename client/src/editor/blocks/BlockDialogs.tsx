import type { Editor } from '@tiptap/core'
import type { BlockHandle } from './block-handle.ts'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { FigureDialog } from './FigureDialog.tsx'
import { FootnoteDialog } from './FootnoteDialog.tsx'
import { RecommendationDialog } from './RecommendationDialog.tsx'

/** One block whose details somebody has asked for. `node` is as it was then. */
export type DetailsProps = {
  editor: Editor
  handle: BlockHandle
  attributes: Readonly<Record<string, unknown>>
  number: number
  onClose: () => void
}

const DIALOGS = {
  recommendation: RecommendationDialog,
  evidence: EvidenceDialog,
  figure: FigureDialog,
  footnote: FootnoteDialog,
} as const

/** The dialog of one block, by its kind. */
export function BlockDialog({ kind, ...details }: DetailsProps & { kind: string }) {
  const Dialog = Object.hasOwn(DIALOGS, kind) ? DIALOGS[kind as keyof typeof DIALOGS] : undefined
  return Dialog ? <Dialog {...details} /> : null
}
