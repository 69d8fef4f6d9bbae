import type { PaperView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'

type SidePanelProps = { paper: PaperView; studiedId: string | undefined; onStudy: (sectionId: string) => void }

/** History and people of one section: the one that was last worked in, or the one chosen here. */
export function SidePanel({ paper, studiedId, onStudy }: SidePanelProps) {
  const { t } = useTranslation('paper')
  const section = paper.sections.find(({ id }) => id === studiedId)
  if (!section) return null
  return (
    <aside aria-label={t('panel.label')} className="flex flex-col gap-4 sm:px-1">
      <Select
        label={t('panel.section')}
        value={section.id}
        choices={paper.sections.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => onStudy(event.target.value)}
      />
      <Tabs
        label={t('panel.label')}
        items={[
          { id: 'history', label: t('panel.history'), content: <HistoryPanel key={section.id} section={section} /> },
          { id: 'people', label: t('panel.people'), content: <PeoplePanel key={section.id} section={section} /> },
        ]}
      />
    </aside>
  )
}
