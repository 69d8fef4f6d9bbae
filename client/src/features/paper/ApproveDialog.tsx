import type { SectionText, SectionView } from '@concord/contract'
import { countWords, listSuggestions } from '@concord/paper'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasCode } from '../../api/request.ts'
import { loadSectionContent, useSectionTransition } from '../../api/sections.ts'
import { useSectionStart } from '../../editor/blocks/numbering-context.tsx'
import { StaticText } from '../../editor/StaticText.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { useConfirmed } from '../../session/use-confirmed.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { ApprovalFacts } from './ApprovalFacts.tsx'
import { StepProblem } from './comments/StepProblem.tsx'
import { OpenSuggestionsBanner } from './suggestions/OpenSuggestionsBanner.tsx'
import { TextComparison } from './TextComparison.tsx'
import { useAttempt } from './use-attempt.ts'

/** Loads the text once and holds it: what the moderator reads here is what the approval names. */
const useTextRead = (sectionId: string) =>
  useQuery({
    queryKey: ['approval', sectionId],
    queryFn: ({ signal }) => loadSectionContent(sectionId, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Shows exactly the words that an approval would seal, and seals them. If they moved on, shows what is different instead. */
export function ApproveDialog({ section, onClose }: { section: SectionView; onClose: () => void }) {
  const { t } = useTranslation('paper')
  const text = useTextRead(section.id)
  return (
    <Dialog title={t('approve.title', { title: section.title })} isOpen isWide onClose={onClose}>
      <Loaded query={text} lines={6}>
        {(read) => <ApproveText section={section} read={read} onReadAgain={() => text.refetch()} onClose={onClose} />}
      </Loaded>
    </Dialog>
  )
}

type ApproveTextProps = { section: SectionView; read: SectionText; onReadAgain: () => Promise<unknown>; onClose: () => void }

function ApproveText({ section, read, onReadAgain, onClose }: ApproveTextProps) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const approve = useSectionTransition()
  const confirmed = useConfirmed()
  const { attempt, isBusy, error } = useAttempt()
  const [changed, setChanged] = useState<SectionText>()
  const start = useSectionStart(section.id)
  const open = listSuggestions(read.content).length

  const seal = async () => {
    try {
      return await confirmed.run(() => approve.mutateAsync({ sectionId: section.id, action: 'approve', hash: read.hash }))
    } catch (failure) {
      if (!hasCode(failure, 'content_changed')) throw failure
      setChanged(await loadSectionContent(section.id))
      return undefined
    }
  }
  if (changed) {
    const readAgain = async () => {
      await onReadAgain()
      setChanged(undefined)
    }
    return <ChangedText before={read} after={changed} onReadAgain={() => void readAgain()} onClose={onClose} />
  }
  return (
    <>
      <p className="text-sm text-ink-soft">{t('approve.text')}</p>
      <ApprovalFacts sectionId={section.id} hash={read.hash} words={countWords(read.content)} />
      <section
        aria-label={t('approve.reading')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable text must be reachable with the keyboard
        tabIndex={0}
        className="max-h-[40dvh] overflow-y-auto rounded-md border border-line bg-sheet px-5 py-4"
      >
        <StaticText content={read.content} start={start} />
      </section>
      {open > 0 && <OpenSuggestionsBanner section={section} count={open} onLeave={onClose} />}
      <StepProblem error={error} section={section} isApproval onLeave={onClose} />
      <DialogActions>
        <Button onClick={onClose}>{word('cancel')}</Button>
        {open === 0 && (
          <Button variant="primary" isBusy={isBusy} onClick={() => attempt(seal, (outcome) => outcome?.kind === 'done' && onClose())}>
            {t('approve.action')}
          </Button>
        )}
      </DialogActions>
      {confirmed.dialog}
    </>
  )
}

type ChangedTextProps = { before: SectionText; after: SectionText; onReadAgain: () => void; onClose: () => void }

function ChangedText({ before, after, onReadAgain, onClose }: ChangedTextProps) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  return (
    <>
      <Banner kind="warning" role="alert" title={t('approve.changedTitle')}>
        {t('approve.changedText')}
      </Banner>
      <TextComparison before={before} after={after} />
      <DialogActions>
        <Button onClick={onClose}>{word('cancel')}</Button>
        <Button variant="primary" onClick={onReadAgain}>
          {t('approve.readAgain')}
        </Button>
      </DialogActions>
    </>
  )
}
