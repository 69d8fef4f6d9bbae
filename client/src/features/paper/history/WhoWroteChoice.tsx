import { useTranslation } from 'react-i18next'
import type { HandMode } from '../../../hands/hand-labels.ts'
import { useWhoWrote } from '../../../hands/who-wrote-context.tsx'
import { Select } from '../../../ui/Select.tsx'

const MODES = ['none', 'person', 'organisation'] as const

/** Switches the colours of authors or organisations on and off, for the whole paper. */
export function WhoWroteChoice() {
  const { t } = useTranslation('history')
  const { mode, setMode } = useWhoWrote()
  return (
    <Select
      label={t('wrote.label')}
      value={mode}
      choices={MODES.map((value) => ({ value, label: t(`wrote.${value}`) }))}
      onChange={(event) => setMode(event.target.value as HandMode | 'none')}
    />
  )
}
