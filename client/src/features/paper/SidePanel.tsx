import type { PaperView } from '@concord/contract'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { CommentsPanel } from './comments/CommentsPanel.tsx'
import { CommentsTab } from './comments/CommentsTab.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { SuggestionsPanel } from './suggestions/SuggestionsPanel.tsx'
import { SuggestionsTab } from './suggestions/SuggestionsTab.tsx'

const ChecksPanel = lazy(async () => ({ default: (await import('./checks/ChecksPanel.tsx')).ChecksPanel }))

/** The tabs of the panel. */
export type PanelTab = 'comments' | 'suggestions' | 'history' | 'checks' | 'people'

type SidePanelProps = {
  paper: PaperView
  studiedId: string | undefined
  onStudy: (sectionId: string) => void
  tab: PanelTab
  onTab: (tab: PanelTab) => void
  /** Somebody goes from the panel to a place in the text. */
  onLeave: () => void
}

/** Comments, suggestions, history and people of one section: the one that was last worked in, or the one chosen here. */
export function SidePanel({ paper, studiedId, onStudy, tab, onTab, onLeave }: SidePanelProps) {
  const { t } = useTranslation('paper')
  const { t: writing } = useTranslation('writing')
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
        selected={tab}
        onSelect={(id) => onTab(id as PanelTab)}
        items={[
          { id: 'comments', label: <CommentsTab section={section} />, content: <CommentsPanel key={section.id} section={section} /> },
          {
            id: 'suggestions',
            label: <SuggestionsTab section={section} />,
            content: <SuggestionsPanel key={section.id} section={section} />,
          },
          { id: 'history', label: t('panel.history'), content: <HistoryPanel key={section.id} section={section} /> },
          {
            id: 'checks',
            label: writing('checks.tab'),
            content: (
              <Suspense>
                <ChecksPanel key={section.id} paper={paper} section={section} onStudy={onStudy} onLeave={onLeave} />
              </Suspense>
            ),
          },
          { id: 'people', label: t('panel.people'), content: <PeoplePanel key={section.id} section={section} sections={paper.sections} /> },
        ]}
      />
    </aside>
  )
}
