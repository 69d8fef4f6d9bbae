import type { SectionRoom } from '@concord/collab/browser'
import { paperExtensions } from '@concord/paper/nodes'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extension-placeholder'
import { buildCaret, buildSelection } from './caret-label.ts'
import { FrozenGuard } from './frozen-guard.ts'
import { HeadingLevels } from './heading-levels.ts'
import { LeaveWithTab } from './leave-with-tab.ts'
import { OpenLink } from './open-link.ts'
import { SlashMenu, type SlashMenuWords } from './slash-menu.ts'

/** Who writes, as others see it; the server overwrites what a client claims about itself. */
export type Writer = { id: string; name: string; organisation: string | null }

type SectionExtensionsOptions = {
  room: SectionRoom
  writer: Writer
  guidance: string
  slashWords: SlashMenuWords
  openLink: () => void
}

/** Whether this person may write into the room now. */
export const mayWriteInto = (room: SectionRoom): boolean =>
  room.status.ready && room.status.grant === 'edit' && room.status.end === undefined

/** Everything that makes a section's editor: the paper's schema, the shared text, the carets, and our own guards and menus. */
export const sectionExtensions = ({ room, writer, guidance, slashWords, openLink }: SectionExtensionsOptions): Extensions => [
  ...paperExtensions(),
  FrozenGuard.configure({ mayWrite: () => mayWriteInto(room) }),
  Collaboration.configure({ fragment: room.fragment }),
  CollaborationCaret.configure({
    provider: { awareness: room.awareness },
    user: writer,
    render: buildCaret,
    selectionRender: buildSelection,
  }),
  Placeholder.configure({ placeholder: guidance, showOnlyWhenEditable: false }),
  HeadingLevels,
  LeaveWithTab,
  OpenLink.configure({ openLink }),
  SlashMenu.configure({ words: slashWords }),
]
