import type { PaperView, Person } from '@concord/contract'
import { List, PanelRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useActiveEditor } from '../../editor/active-editor.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FindBar, FindButton } from './find/FindBar.tsx'
import { LiveNotices } from './LiveNotices.tsx'
import { later } from './later.tsx'
import { PeoplePresent } from './PeoplePresent.tsx'
import { SaveIndicator } from './SaveIndicator.tsx'
import { ModeSwitch } from './suggestions/ModeSwitch.tsx'

const Toolbar = later(async () => (await import('../../editor/Toolbar.tsx')).Toolbar)

type PaperBarProps = { paper: PaperView; person: Person; current: string | undefined; onOutline?: () => void; onPanel?: () => void }

/** What stays on the screen while one reads on: the toolbar, who is here, and whether everything is saved. */
export function PaperBar({ paper, person, current, onOutline, onPanel }: PaperBarProps) {
  const { t } = useTranslation('paper')
  const mayWrite = paper.sections.some(({ can }) => can.write || can.suggest)
  return (
    <div className="sticky top-0 z-20 border-y border-line bg-sheet">
      <div className="flex items-center gap-x-2 px-2 sm:px-5">
        {mayWrite && <ToolbarPlace />}
        <div className="flex min-h-11 min-w-0 flex-1 items-center gap-2 xl:justify-end">
          {onOutline && <IconButton icon={List} label={t('outline.show')} onClick={onOutline} />}
          <PeoplePresent person={person} sections={paper.sections} />
          <div className="ml-auto xl:ml-2">
            <SaveIndicator />
          </div>
          <ModeSwitch paper={paper} />
          <FindButton paper={paper} />
          {onPanel && <IconButton icon={PanelRight} label={t('header.panel')} onClick={onPanel} />}
        </div>
      </div>
      <FindBar paper={paper} current={current} />
      <LiveNotices />
    </div>
  )
}

/** In the bar on a wide screen. On a narrow one below it, over the sheet, and only once somebody writes: reading comes first. */
function ToolbarPlace() {
  const { editor } = useActiveEditor()
  return (
    <div
      className={`absolute inset-x-0 top-full border-line border-b bg-sheet px-2 sm:px-5 xl:static xl:min-w-0 xl:border-0 xl:p-0 ${editor ? '' : 'max-xl:hidden'}`}
    >
      <Toolbar fallback={<div className="h-11" />} />
    </div>
  )
}
