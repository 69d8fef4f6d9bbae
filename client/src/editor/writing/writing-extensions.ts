import type { Language } from '@concord/paper'
import type { Extensions } from '@tiptap/core'
import { FindMarks } from '../find/find-marks.ts'
import { type PasteAnswers, PasteGuard } from '../paste/paste-guard.ts'
import { ReferenceLinks } from '../references.ts'
import { BlockMoves } from './block-moves.ts'

/** What a section's editor needs for comfortable writing. */
export type WritingOptions = { language: Language; paste: PasteAnswers }

/** Clean pasting, links of references, marks of what is searched for, and keys that move blocks. */
export const writingExtensions = ({ language, paste }: WritingOptions): Extensions => [
  PasteGuard.configure({ language, answers: paste }),
  ReferenceLinks.configure({ language }),
  FindMarks,
  BlockMoves,
]
