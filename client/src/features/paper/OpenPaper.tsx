import type { PaperView, Person } from '@concord/contract'
import { useMemo } from 'react'
import { ActiveEditorProvider } from '../../editor/active-editor.tsx'
import type { SectionSeen } from '../../live/paper-live.ts'
import { PaperLiveProvider } from '../../live/paper-live-context.tsx'
import { useOpenPaperLive } from '../../live/use-open-paper-live.ts'
import { PaperLayout } from './PaperLayout.tsx'
import { useLiveEvents } from './use-live-events.ts'

const seenSections = (paper: PaperView): SectionSeen[] =>
  paper.sections.map(({ id, title, state, can }) => ({ id, title, state, grant: can.write ? 'edit' : 'read' }))

/** A loaded paper with its live end and its active editor. */
export function OpenPaper({ paper, person }: { paper: PaperView; person: Person }) {
  const sections = useMemo(() => seenSections(paper), [paper])
  const onEvent = useLiveEvents(paper)
  const live = useOpenPaperLive({ paperId: paper.id, person, sections, onEvent })
  return (
    <PaperLiveProvider value={live}>
      <ActiveEditorProvider>
        <PaperLayout paper={paper} person={person} />
      </ActiveEditorProvider>
    </PaperLiveProvider>
  )
}
