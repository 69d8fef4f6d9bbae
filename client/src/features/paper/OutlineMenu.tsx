import type { SectionView } from '@concord/contract'
import { countWords } from '@concord/paper'
import { ArrowDown, ArrowUp, EllipsisVertical, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeSection, useRemoveSection, useSectionContent } from '../../api/sections.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { ConfirmDialog, NameDialog } from './dialogs.ts'
import type { OutlineItemProps } from './OutlineItem.tsx'

type OutlineMenuProps = Pick<OutlineItemProps, 'section' | 'place' | 'count' | 'onMove'>

/** Rename, move and delete one section; nothing where the person may do none of them. */
export function OutlineMenu({ section, place, count, onMove }: OutlineMenuProps) {
  const { t } = useTranslation('paper')
  const [asking, setAsking] = useState<'rename' | 'remove'>()
  const { can, id, title } = section
  const actions: MenuAction[] = [
    ...(can.rename
      ? [
          { id: 'rename', label: t('outline.rename'), icon: <Icon of={Pencil} />, onAction: () => setAsking('rename') },
          {
            id: 'up',
            label: t('outline.moveUp'),
            icon: <Icon of={ArrowUp} />,
            isDisabled: place === 0,
            onAction: () => onMove(id, place - 1),
          },
          {
            id: 'down',
            label: t('outline.moveDown'),
            icon: <Icon of={ArrowDown} />,
            isDisabled: place === count - 1,
            onAction: () => onMove(id, place + 1),
          },
        ]
      : []),
    ...(can.remove ? [{ id: 'remove', label: t('outline.remove'), icon: <Icon of={Trash2} />, onAction: () => setAsking('remove') }] : []),
  ]
  if (actions.length === 0) return null
  return (
    <>
      <Menu
        label={t('outline.menu', { title })}
        className="min-w-11 px-0 text-ink-soft"
        trigger={<Icon of={EllipsisVertical} />}
        actions={actions}
      />
      {asking === 'rename' && <RenameSection section={section} onClose={() => setAsking(undefined)} />}
      {asking === 'remove' && <RemoveSection section={section} onClose={() => setAsking(undefined)} />}
    </>
  )
}

type AskProps = { section: SectionView; onClose: () => void }

function RenameSection({ section, onClose }: AskProps) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const change = useChangeSection()
  return (
    <NameDialog
      title={t('outline.renameTitle')}
      label={t('outline.name')}
      initial={section.title}
      action={word('save')}
      save={(title) => change.mutateAsync({ sectionId: section.id, title })}
      onClose={onClose}
    />
  )
}

function RemoveSection({ section, onClose }: AskProps) {
  const { t } = useTranslation('paper')
  const remove = useRemoveSection()
  const content = useSectionContent(section.id)
  const words = content.data ? countWords(content.data.content) : section.words
  return (
    <ConfirmDialog
      title={t('outline.removeTitle', { title: section.title })}
      action={t('outline.removeYes')}
      variant="danger"
      run={() => remove.mutateAsync(section.id)}
      onClose={onClose}
    >
      {t('outline.removeText', { count: words })}
    </ConfirmDialog>
  )
}
