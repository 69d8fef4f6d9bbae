import type { PaperView, Person } from '@concord/contract'
import { useMemo } from 'react'
import { ActiveEditorProvider } from '../../editor/active-editor.tsx'
import { PaperAroundProvider } from '../../editor/blocks/numbering-context.tsx'
import { SuggestionDeskProvider } from '../../editor/suggest/suggestion-desk-context.tsx'
import { PaperWritingProvider } from '../../editor/writing/paper-writing-context.tsx'
import { WhoWroteProvider } from '../../hands/who-wrote-context.tsx'
import { PaperLiveProvider } from '../../live/paper-live-context.tsx'
import type { SectionSeen } from '../../live/paper-live-snapshot.ts'
import { useOpenPaperLive } from '../../live/use-open-paper-live.ts'
import { CommentDeskProvider } from './comments/comment-desk-context.tsx'
import { PaperLayout } from './PaperLayout.tsx'
import { AuthorsOfSuggestions } from './suggestions/use-authors.tsx'
import { useLiveEvents, useSayChangesLost } from './use-live-events.ts'

const seenSections = (paper: PaperView): SectionSeen[] =>
  paper.sections.map(({ id, title, state, can }) => ({ id, title, state, grant: can.write ? 'edit' : can.suggest ? 'suggest' : 'read' }))

/** A loaded paper with its live end and its active editor. */
export function OpenPaper({ paper, person }: { paper: PaperView; person: Person }) {
  const sections = useMemo(() => seenSections(paper), [paper])
  const order = useMemo(() => sections.map(({ id }) => id), [sections])
  const onEvent = useLiveEvents(paper)
  const live = useOpenPaperLive({ paperId: paper.id, person, sections, onEvent, onChangesLost: useSayChangesLost() })
  return (
    <PaperLiveProvider value={live}>
      <ActiveEditorProvider>
        <CommentDeskProvider person={person}>
          <PaperAroundProvider paperId={paper.id} editionSlug={paper.edition.slug} sectionIds={order}>
            <WhoWroteProvider>
              <SuggestionDeskProvider>
                <AuthorsOfSuggestions paper={paper} person={person}>
                  <PaperWritingProvider language={paper.language}>
                    <PaperLayout paper={paper} person={person} />
                  </PaperWritingProvider>
                </AuthorsOfSuggestions>
              </SuggestionDeskProvider>
            </WhoWroteProvider>
          </PaperAroundProvider>
        </CommentDeskProvider>
      </ActiveEditorProvider>
    </PaperLiveProvider>
  )
}
