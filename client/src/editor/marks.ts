import type { ChainedCommands } from '@tiptap/core'
import { Bold, Italic, type LucideIcon, Strikethrough, Subscript, Superscript, Underline } from 'lucide-react'

export type MarkName = 'bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript'

/** One way to mark a run of text, in the order of the toolbar. */
export type Mark = { name: MarkName; icon: LucideIcon; keys: string; toggle: (chain: ChainedCommands) => ChainedCommands }

export const MARKS: readonly Mark[] = [
  { name: 'bold', icon: Bold, keys: 'Mod-b', toggle: (chain) => chain.toggleBold() },
  { name: 'italic', icon: Italic, keys: 'Mod-i', toggle: (chain) => chain.toggleItalic() },
  { name: 'underline', icon: Underline, keys: 'Mod-u', toggle: (chain) => chain.toggleUnderline() },
  { name: 'strike', icon: Strikethrough, keys: 'Mod-Shift-s', toggle: (chain) => chain.toggleStrike() },
  { name: 'superscript', icon: Superscript, keys: 'Mod-.', toggle: (chain) => chain.unsetSubscript().toggleSuperscript() },
  { name: 'subscript', icon: Subscript, keys: 'Mod-,', toggle: (chain) => chain.unsetSuperscript().toggleSubscript() },
]
