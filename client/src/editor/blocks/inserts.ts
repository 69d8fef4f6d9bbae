import type { ChainedCommands, Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Asterisk, FileImage, ListChecks, MessageSquareQuote, Microscope, SquareSplitVertical } from 'lucide-react'
import type { Block } from '../blocks.ts'
import { askWith } from './block-dialog-state.ts'
import { insertBlock, maySetFootnote } from './insert-block.ts'

/** The paper's own blocks. */
export const INSERT_NAMES = ['recommendation', 'evidence', 'footnote', 'figure', 'callout', 'pageBreak'] as const
export type InsertName = (typeof INSERT_NAMES)[number]

const newId = () => ({ id: crypto.randomUUID() })
/** Asks first, and inserts when there is an answer. */
const ask =
  (kind: 'footnote' | 'image', may: (state: EditorState) => boolean) =>
  (chain: ChainedCommands): ChainedCommands =>
    chain.command(({ tr, state, dispatch }) => {
      if (dispatch && may(state)) askWith(tr, { kind })
      return may(state)
    })

const isAt = (name: InsertName) => (editor: Editor) => editor.isActive(name)

/** What a paper holds beside running text, with its shortcut. The slash menu, the Insert menu and the keys offer the same. */
export const INSERTS: readonly Block<InsertName>[] = [
  {
    name: 'recommendation',
    icon: ListChecks,
    keys: 'Mod-Alt-r',
    apply: insertBlock('recommendation', newId),
    isActive: isAt('recommendation'),
  },
  { name: 'evidence', icon: Microscope, keys: 'Mod-Alt-e', apply: insertBlock('evidence', newId), isActive: isAt('evidence') },
  {
    name: 'footnote',
    icon: Asterisk,
    keys: 'Mod-Alt-f',
    apply: ask('footnote', maySetFootnote),
    isActive: isAt('footnote'),
  },
  {
    name: 'figure',
    icon: FileImage,
    keys: 'Mod-Alt-i',
    apply: ask('image', () => true),
    isActive: isAt('figure'),
  },
  { name: 'callout', icon: MessageSquareQuote, keys: 'Mod-Alt-c', apply: insertBlock('callout'), isActive: isAt('callout') },
  { name: 'pageBreak', icon: SquareSplitVertical, keys: 'Mod-Enter', apply: insertBlock('pageBreak'), isActive: isAt('pageBreak') },
]
