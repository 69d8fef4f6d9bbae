import type { Editor } from '@tiptap/core'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Columns3,
  type LucideIcon,
  MoveHorizontal,
  PanelLeft,
  PanelTop,
  Rows3,
  Table,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'

const TABLE_ACTIONS = [
  ['rowAbove', BetweenHorizontalEnd, (editor) => editor.chain().focus().addRowBefore().run()],
  ['rowBelow', BetweenHorizontalStart, (editor) => editor.chain().focus().addRowAfter().run()],
  ['columnBefore', BetweenVerticalEnd, (editor) => editor.chain().focus().addColumnBefore().run()],
  ['columnAfter', BetweenVerticalStart, (editor) => editor.chain().focus().addColumnAfter().run()],
  ['headerRow', PanelTop, (editor) => editor.chain().focus().toggleHeaderRow().run()],
  ['headerColumn', PanelLeft, (editor) => editor.chain().focus().toggleHeaderColumn().run()],
  ['mergeCells', TableCellsMerge, (editor) => editor.chain().focus().mergeCells().run()],
  ['splitCell', TableCellsSplit, (editor) => editor.chain().focus().splitCell().run()],
  ['deleteRow', Rows3, (editor) => editor.chain().focus().deleteRow().run()],
  ['deleteColumn', Columns3, (editor) => editor.chain().focus().deleteColumn().run()],
  ['deleteTable', Trash2, (editor) => editor.chain().focus().deleteTable().run()],
] as const satisfies readonly (readonly [string, LucideIcon, (editor: Editor) => boolean])[]

type TableMenuProps = { editor: Editor; onColumnWidth: () => void }

/** What can be done to the table around the caret. */
export function TableMenu({ editor, onColumnWidth }: TableMenuProps) {
  const { t } = useTranslation('paper')
  return (
    <Menu
      label={t('editor.table.label')}
      className="min-w-11 shrink-0 bg-accent-soft px-2 text-accent"
      trigger={<Icon of={Table} size={19} />}
      actions={[
        ...TABLE_ACTIONS.map(([name, icon, run]) => ({
          id: name,
          label: t(`editor.table.${name}`),
          icon: <Icon of={icon} />,
          onAction: () => void run(editor),
        })),
        { id: 'columnWidth', label: t('editor.table.columnWidth'), icon: <Icon of={MoveHorizontal} />, onAction: onColumnWidth },
      ]}
    />
  )
}
