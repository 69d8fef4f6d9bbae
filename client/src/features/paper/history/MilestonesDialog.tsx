import type { Milestone, PaperView } from '@concord/contract'
import { Flag } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMilestones, useSaveMilestone } from '../../../api/history.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { Loaded } from '../../../problems/Loaded.tsx'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { TextField } from '../../../ui/TextField.tsx'

type MilestonesDialogProps = { paper: PaperView; onCompare: (milestone: Milestone) => void; onClose: () => void }

/** The milestones of a paper, the newest first, and the way to save another one. */
export function MilestonesDialog({ paper, onCompare, onClose }: MilestonesDialogProps) {
  const { t } = useTranslation('history')
  const { t: word } = useTranslation('words')
  const milestones = useMilestones(paper.id)
  return (
    <Dialog title={t('milestones.title')} isOpen onClose={onClose}>
      <p className="text-sm">{t('milestones.text')}</p>
      {paper.can.saveMilestone && <NewMilestone paperId={paper.id} />}
      <Loaded query={milestones} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="text-sm text-ink-soft">{t('milestones.empty')}</p>}
            <ol className="flex flex-col gap-4">
              {items.map((milestone) => (
                <MilestoneRow key={milestone.id} milestone={milestone} onCompare={() => onCompare(milestone)} />
              ))}
            </ol>
          </>
        )}
      </Loaded>
      <DialogActions>
        <Button onClick={onClose}>{word('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function NewMilestone({ paperId }: { paperId: string }) {
  const { t } = useTranslation('history')
  const [name, setName] = useState('')
  const save = useSaveMilestone(paperId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(name.trim(), { onSuccess: () => setName('') })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        label={t('milestones.name')}
        description={t('milestones.hint')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ActionProblem error={save.error} />
      <Button type="submit" variant="primary" isBusy={save.isPending} disabled={name.trim() === ''} className="self-start">
        {t('milestones.save')}
      </Button>
    </form>
  )
}

function MilestoneRow({ milestone, onCompare }: { milestone: Milestone; onCompare: () => void }) {
  const { t } = useTranslation('history')
  return (
    <li className="flex gap-3 text-sm">
      <Icon of={Flag} size={17} className="mt-0.5 text-accent" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{milestone.name}</p>
        <p className="text-xs text-ink-soft">
          {t('milestones.by', { date: formatDateTime(milestone.at), name: milestone.by })} ·{' '}
          {t('milestones.sections', { count: milestone.sections.length })}
        </p>
        <button
          type="button"
          aria-label={t('milestones.compareOf', { name: milestone.name })}
          className="min-h-11 text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
          onClick={onCompare}
        >
          {t('milestones.compare')}
        </button>
      </div>
    </li>
  )
}
