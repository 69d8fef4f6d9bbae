import type { ChainedCommands } from '@tiptap/core'
import { ChevronDown, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { showKeys } from '../keys.ts'
import { INSERTS } from './inserts.ts'

type InsertMenuProps = { run: (change: (chain: ChainedCommands) => ChainedCommands) => () => void; isDisabled: boolean }

/** Waits until the menu is gone: while it is there it keeps the focus. */
const afterwards = (act: () => void): void => void setTimeout(act)

/** The toolbar's menu of what a paper holds beside running text. */
export function InsertMenu({ run, isDisabled }: InsertMenuProps) {
  const { t } = useTranslation('blocks')
  return (
    <Menu
      label={t('insert')}
      className="shrink-0 px-3"
      isDisabled={isDisabled}
      trigger={
        <>
          <Icon of={Plus} />
          {t('insert')}
          <Icon of={ChevronDown} size={16} />
        </>
      }
      actions={INSERTS.map((block) => ({
        id: block.name,
        label: `${t(`name.${block.name}`)}${block.keys ? ` (${showKeys(block.keys)})` : ''}`,
        icon: <Icon of={block.icon} />,
        onAction: () => afterwards(run(block.apply)),
      }))}
    />
  )
}
