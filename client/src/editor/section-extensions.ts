import type { SectionRoom } from '@concord/collab/browser'
import { paperExtensions } from '@concord/paper/nodes'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extension-placeholder'
import { type PolicyBlocksOptions, policyBlocks as policyBlockExtensions, withBlockViews } from './blocks/policy-blocks.ts'
import { buildCaret, buildSelection } from './caret-label.ts'
import { CommentMarks } from './comments/comment-marks.ts'
import { FrozenGuard } from './frozen-guard.ts'
import { HeadingLevels } from './heading-levels.ts'
import { LeaveWithTab } from './leave-with-tab.ts'
import { OpenLink } from './open-link.ts'
import { SlashMenu, type SlashMenuWords } from './slash-menu.ts'
import { type WritingOptions, writingExtensions } from './writing/writing-extensions.ts'

/** Who writes, as others see it; the server overwrites what a client claims about itself. */
export type Writer = { id: string; name: string; organisation: string | null }

type SectionExtensionsOptions = {
  room: SectionRoom
  writer: Writer
  guidance: string
  slashWords: SlashMenuWords
  openLink: () => void
  policyBlocks: PolicyBlocksOptions
  suggesting: Extensions
  writing: WritingOptions
}

/** Whether this person may write into the room now, be it only suggestions. */
export const mayWriteInto = (room: SectionRoom): boolean =>
  room.status.ready && (room.status.grant === 'edit' || room.status.grant === 'suggest') && room.status.end === undefined

/** Everything that makes a section's editor: the paper's schema, the shared text, the carets, and our own guards and menus. */
export const sectionExtensions = ({
  room,
  writer,
  guidance,
  slashWords,
  openLink,
  policyBlocks,
  suggesting,
  writing,
}: SectionExtensionsOptions): Extensions => [
  ...withBlockViews(paperExtensions()),
  FrozenGuard.configure({ mayWrite: () => mayWriteInto(room) }),
  ...suggesting,
  Collaboration.configure({ fragment: room.fragment }),
  CommentMarks.configure({ fragment: room.fragment }),
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
  ...policyBlockExtensions(policyBlocks),
  ...writingExtensions(writing),
  SlashMenu.configure({ words: slashWords }),
]
