import type { PaperView, Person } from '@concord/contract'
import { FileText } from 'lucide-react'
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StrayWordsCards } from './KeptWordsCards.tsx'
import { SectionBlock } from './SectionBlock.tsx'

type PaperSheetProps = {
  paper: PaperView
  person: Person
  onOpenHistory: (sectionId: string) => void
  onWork: (sectionId: string) => void
}

const TOOLBAR_BUTTON = '#editor-toolbar button:not(:disabled)'

/** Alt+F10 leads from the text to the toolbar, as in the editors people know. */
function leadToToolbar(event: KeyboardEvent): void {
  if (event.key !== 'F10' || !event.altKey) return
  event.preventDefault()
  document.querySelector<HTMLElement>(TOOLBAR_BUTTON)?.focus()
}

/** The whole paper as one continuous sheet. */
export function PaperSheet({ paper, person, onOpenHistory, onWork }: PaperSheetProps) {
  const { t } = useTranslation('paper')
  const hintId = useId()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens only for the way out of the text
    <div
      lang={paper.language}
      onKeyDown={leadToToolbar}
      className="mx-auto max-w-[50rem] bg-sheet pb-10 sm:rounded-lg sm:border sm:border-line sm:shadow-sheet"
    >
      <p id={hintId} lang="en" className="sr-only">
        {t('editor.toolbarHint')}
      </p>
      <StrayWordsCards paper={paper} />
      {paper.sections.length === 0 && (
        <div className="p-6 sm:p-10">
          <EmptyState icon={FileText} title={t('outline.empty')}>
            {paper.can.addSection && t('outline.emptyFor')}
          </EmptyState>
        </div>
      )}
      {paper.sections.map((section, place) => (
        <SectionBlock
          key={section.id}
          section={section}
          number={place + 1}
          person={person}
          hintId={hintId}
          onOpenHistory={onOpenHistory}
          onWork={onWork}
        />
      ))}
    </div>
  )
}
