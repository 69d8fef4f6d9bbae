import type { ChainedCommands, Editor } from '@tiptap/core'
import { Heading1, Heading2, Heading3, List, ListOrdered, type LucideIcon, Pilcrow, Quote, Table } from 'lucide-react'
import type { InsertName } from './blocks/inserts.ts'

export type PlainBlockName = 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'bulletList' | 'orderedList' | 'blockquote' | 'table'
export type BlockName = PlainBlockName | InsertName

/** One kind of block: how it looks in menus, its shortcut, how it is made, and whether the caret stands in one. */
export type Block<Name extends BlockName = BlockName> = {
  name: Name
  icon: LucideIcon
  keys?: string
  apply: (chain: ChainedCommands) => ChainedCommands
  isActive: (editor: Editor) => boolean
}

const heading = (level: 1 | 2 | 3, icon: LucideIcon): Block<PlainBlockName> => ({
  name: `heading${level}`,
  icon,
  keys: `Mod-Alt-${level}`,
  apply: (chain) => chain.setHeading({ level }),
  isActive: (editor) => editor.isActive('heading', { level }),
})

/** Every kind of plain block that the toolbar and the slash menu offer. */
export const BLOCKS: readonly Block<PlainBlockName>[] = [
  {
    name: 'paragraph',
    icon: Pilcrow,
    keys: 'Mod-Alt-0',
    apply: (chain) => chain.setParagraph(),
    isActive: (editor) => editor.isActive('paragraph'),
  },
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    name: 'bulletList',
    icon: List,
    keys: 'Mod-Shift-8',
    apply: (chain) => chain.toggleBulletList(),
    isActive: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'orderedList',
    icon: ListOrdered,
    keys: 'Mod-Shift-7',
    apply: (chain) => chain.toggleOrderedList(),
    isActive: (editor) => editor.isActive('orderedList'),
  },
  {
    name: 'blockquote',
    icon: Quote,
    keys: 'Mod-Shift-b',
    apply: (chain) => chain.toggleBlockquote(),
    isActive: (editor) => editor.isActive('blockquote'),
  },
  {
    name: 'table',
    icon: Table,
    apply: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    isActive: (editor) => editor.isActive('table'),
  },
]

/** The blocks that a line of text can be, for the toolbar's first menu. */
export const TEXT_BLOCKS = BLOCKS.filter(({ name }) => name === 'paragraph' || name.startsWith('heading'))

export const blockOf = (name: PlainBlockName): Block<PlainBlockName> => BLOCKS.find((block) => block.name === name)!
