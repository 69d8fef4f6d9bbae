import type { ChainedCommands } from '@tiptap/core'
import { ChevronDown, Link2, MessageSquarePlus, Redo2, Undo2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useActiveEditor } from './active-editor.tsx'
import { InsertMenu } from './blocks/InsertMenu.tsx'
import { blockOf, TEXT_BLOCKS } from './blocks.ts'
import { ColumnWidthDialog } from './ColumnWidthDialog.tsx'
import { COMMENT_KEYS } from './comments/CommentBubble.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { MARKS } from './marks.ts'
import { TableMenu } from './TableMenu.tsx'
import { ToolbarButton } from './ToolbarButton.tsx'
import { useToolbarState } from './toolbar-state.ts'

/** The toolbar's element, for the shortcut that leads there. */
export const TOOLBAR_ID = 'editor-toolbar'

const Gap = () => <Separator orientation="vertical" className="mx-1 h-6 w-px shrink-0 self-center bg-line" />
const LIST_BLOCKS = [blockOf('bulletList'), blockOf('orderedList'), blockOf('blockquote')]

/** One toolbar for all editors of the page; it acts on the one that had the focus last. Escape leads back into the text. */
export function Toolbar() {
  const { t } = useTranslation('paper')
  const { t: comment } = useTranslation('comments')
  const { editor, isLinkOpen, openLink, closeLink } = useActiveEditor()
  const [isSizing, setSizing] = useState(false)
  const state = useToolbarState(editor)
  const isDisabled = !state.isEditable
  const run = (change: (chain: ChainedCommands) => ChainedCommands) => () => void (editor && change(editor.chain().focus()).run())
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && editor) editor.commands.focus()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens only for the way back into the text */}
      <div id={TOOLBAR_ID} onKeyDown={leave}>
        <AriaToolbar aria-label={t('editor.toolbar')} className="flex items-center overflow-x-auto px-1 [scrollbar-width:thin]">
          <TextBlockMenu isDisabled={isDisabled} />
          <Gap />
          {MARKS.map((mark) => (
            <ToolbarButton
              key={mark.name}
              icon={mark.icon}
              label={t(`editor.mark.${mark.name}`)}
              keys={mark.keys}
              isActive={state.marks.includes(mark.name)}
              isDisabled={isDisabled}
              onPress={run(mark.toggle)}
            />
          ))}
          <Gap />
          {LIST_BLOCKS.map((block) => (
            <ToolbarButton
              key={block.name}
              icon={block.icon}
              label={t(`editor.block.${block.name}`)}
              keys={block.keys}
              isActive={state.blocks.includes(block.name)}
              isDisabled={isDisabled}
              onPress={run(block.apply)}
            />
          ))}
          <Gap />
          <ToolbarButton
            icon={Link2}
            label={t('editor.link.label')}
            keys="Mod-k"
            isActive={state.isLink}
            isDisabled={isDisabled}
            onPress={openLink}
          />
          <ToolbarButton
            icon={MessageSquarePlus}
            label={comment('bubble.comment')}
            keys={COMMENT_KEYS}
            isDisabled={!editor}
            onPress={() => editor?.storage.commentMarks.answers?.comment()}
          />
          {editor && state.isTable && state.isEditable ? (
            <TableMenu editor={editor} onColumnWidth={() => setSizing(true)} />
          ) : (
            <ToolbarButton
              icon={blockOf('table').icon}
              label={t('editor.table.insert')}
              isDisabled={isDisabled}
              onPress={run(blockOf('table').apply)}
            />
          )}
          <InsertMenu run={run} isDisabled={isDisabled} />
          <Gap />
          <ToolbarButton
            icon={Undo2}
            label={t('editor.undo')}
            keys="Mod-z"
            isDisabled={!state.canUndo}
            onPress={run((chain) => chain.undo())}
          />
          <ToolbarButton
            icon={Redo2}
            label={t('editor.redo')}
            keys="Mod-Shift-z"
            isDisabled={!state.canRedo}
            onPress={run((chain) => chain.redo())}
          />
        </AriaToolbar>
      </div>
      {editor && isLinkOpen && <LinkDialog editor={editor} onClose={closeLink} />}
      {editor && isSizing && <ColumnWidthDialog editor={editor} onClose={() => setSizing(false)} />}
    </>
  )
}

/** What the line of text around the caret is, and what else it could be. */
function TextBlockMenu({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useTranslation('paper')
  const { editor } = useActiveEditor()
  const { text } = useToolbarState(editor)
  const name = t(`editor.block.${text}`)
  return (
    <Menu
      label={t('editor.textBlock', { name })}
      className="min-w-36 shrink-0 px-3"
      isDisabled={isDisabled}
      trigger={
        <span className="flex w-full items-center justify-between">
          {name}
          <Icon of={ChevronDown} size={16} />
        </span>
      }
      actions={TEXT_BLOCKS.map((block) => ({
        id: block.name,
        label: t(`editor.block.${block.name}`),
        icon: <Icon of={block.icon} />,
        onAction: () => void (editor && block.apply(editor.chain().focus()).run()),
      }))}
    />
  )
}
