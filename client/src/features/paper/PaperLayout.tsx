import type { PaperView, Person } from '@concord/contract'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sectionOfHash } from '../../reading/paper-links.ts'
import { useDeskPage } from './comments/use-desk-page.ts'
import { useLooking } from './history/use-looking.ts'
import { later } from './later.tsx'
import { Outline } from './Outline.tsx'
import { PaperBar } from './PaperBar.tsx'
import { PaperHeader } from './PaperHeader.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import { SideDrawer } from './SideDrawer.tsx'
import type { PanelTab } from './SidePanel.tsx'
import { goToSection } from './section-place.ts'
import { useSuggestionPage } from './suggestions/use-suggestion-page.ts'
import { useCurrentSection } from './use-current-section.ts'
import { useMediaQuery } from './use-media-query.ts'

/** Comments, history and people are for those who have begun to read. */
const SidePanel = later(async () => (await import('./SidePanel.tsx')).SidePanel)

const ASIDE = 'sticky top-28 max-h-[calc(100dvh-8rem)] self-start overflow-y-auto pb-4 xl:top-18 xl:max-h-[calc(100dvh-5.5rem)]'

/** Where the page stands open, beside the sheet or in a drawer over it. */
type Drawer = 'outline' | 'panel' | undefined

/** Goes to the section that the address names, once. */
function useSectionOfAddress(): void {
  useEffect(() => {
    const sectionId = sectionOfHash(window.location.hash)
    if (sectionId) goToSection(sectionId)
  }, [])
}

/** Outline, sheet and panel side by side; on smaller screens outline and panel are drawers and reading comes first. */
export function PaperLayout({ paper, person }: { paper: PaperView; person: Person }) {
  const { t } = useTranslation('paper')
  const hasOutline = useMediaQuery('(min-width: 64rem)')
  const hasPanel = useMediaQuery('(min-width: 80rem)')
  const [drawer, setDrawer] = useState<Drawer>()
  const [current, setCurrent] = useCurrentSection(paper.sections.map(({ id }) => id))
  const [studied, setStudied] = useState<string>()
  const [tab, setTab] = useState<PanelTab>('comments')
  const studiedId = paper.sections.some(({ id }) => id === studied) ? studied : paper.sections[0]?.id
  useSectionOfAddress()
  useLooking(
    paper.id,
    paper.sections.map(({ id }) => id),
  )

  const study = useCallback((sectionId: string) => setStudied(sectionId), [])
  const workIn = useCallback(
    (sectionId: string) => {
      setStudied(sectionId)
      setCurrent(sectionId)
    },
    [setCurrent],
  )
  const openHistory = useCallback(
    (sectionId: string) => {
      setStudied(sectionId)
      setTab('history')
      if (!hasPanel) setDrawer('panel')
    },
    [hasPanel],
  )
  useDeskPage({
    showPanel(sectionId, isOver) {
      setStudied(sectionId)
      setTab('comments')
      if (!hasPanel && isOver) setDrawer('panel')
    },
    leavePanel: () => setDrawer(undefined),
  })
  useSuggestionPage({
    showPanel(sectionId, isOver) {
      setStudied(sectionId)
      setTab('suggestions')
      if (!hasPanel && isOver) setDrawer('panel')
    },
    leavePanel: () => setDrawer(undefined),
  })
  const visit = (sectionId: string) => {
    setDrawer(undefined)
    setStudied(sectionId)
    // A drawer gives the focus back when it is gone; only then can the heading take it.
    setTimeout(() => goToSection(sectionId))
  }

  const outline = <Outline paper={paper} current={current} onVisit={visit} />
  const panel = (
    <SidePanel paper={paper} studiedId={studiedId} onStudy={study} tab={tab} onTab={setTab} onLeave={() => setDrawer(undefined)} />
  )
  return (
    <div className="flex flex-1 flex-col">
      <PaperHeader paper={paper} />
      <PaperBar
        paper={paper}
        person={person}
        current={current}
        {...(hasOutline ? {} : { onOutline: () => setDrawer('outline') })}
        {...(hasPanel ? {} : { onPanel: () => setDrawer('panel') })}
      />
      <div className="grid w-full flex-1 grid-cols-[minmax(0,1fr)] gap-x-5 sm:px-6 sm:pt-5 sm:pb-16 lg:grid-cols-[16rem_minmax(0,1fr)] xl:grid-cols-[16rem_minmax(0,1fr)_20rem]">
        {hasOutline && <div className={ASIDE}>{outline}</div>}
        <div className="min-w-0">
          <PaperSheet paper={paper} person={person} onOpenHistory={openHistory} onWork={workIn} />
        </div>
        {hasPanel && <div className={ASIDE}>{panel}</div>}
      </div>
      <SideDrawer side="left" label={t('outline.label')} isOpen={drawer === 'outline' && !hasOutline} onClose={() => setDrawer(undefined)}>
        {outline}
      </SideDrawer>
      <SideDrawer side="right" label={t('panel.label')} isOpen={drawer === 'panel' && !hasPanel} onClose={() => setDrawer(undefined)}>
        {panel}
      </SideDrawer>
    </div>
  )
}
