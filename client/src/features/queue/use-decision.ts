import type { QueueEntry } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useQueue } from '../../api/queue.ts'
import { hasCode } from '../../api/request.ts'
import { type SectionStep, useSectionTransition } from '../../api/sections.ts'
import { useConfirmed } from '../../session/use-confirmed.tsx'
import { useNotify } from '../../ui/notices.tsx'

/** The entry to open after this one: the next in the queue, else the one before. */
export function maybeNextEntry(items: readonly QueueEntry[], sectionId: string): QueueEntry | undefined {
  const position = items.findIndex(({ section }) => section.id === sectionId)
  return items[position + 1] ?? items[position - 1]
}

/** Approving a section or sending it back, and going on to the next one. `onChanged` is called when the text has moved on. */
export function useDecision(entry: QueueEntry, onChanged: () => Promise<void>) {
  const { t } = useTranslation('queue')
  const queue = useQueue()
  const transition = useSectionTransition()
  const { run, dialog } = useConfirmed()
  const notify = useNotify()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<unknown>()

  const decide = async (step: SectionStep): Promise<void> => {
    const next = maybeNextEntry(queue.data?.items ?? [], entry.section.id)
    setProblem(undefined)
    try {
      const result = await run(() => transition.mutateAsync(step))
      if (result.kind === 'cancelled') return
      const done = step.action === 'approve' ? 'approved' : 'sentBack'
      notify({ kind: 'success', title: t(done, { title: entry.section.title }), text: t(`${done}Text`) })
      await navigate(next ? `/queue/${next.section.id}` : '/queue')
    } catch (error) {
      if (hasCode(error, 'content_changed')) await onChanged().catch(setProblem)
      else setProblem(error)
    }
  }

  return { decide, dialog, problem, isBusy: transition.isPending }
}
