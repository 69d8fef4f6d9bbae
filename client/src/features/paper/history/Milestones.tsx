import type { Milestone, PaperView } from '@concord/contract'
import { Flag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { later } from '../later.tsx'

const MilestonesDialog = later(async () => (await import('./MilestonesDialog.tsx')).MilestonesDialog)
const MilestoneDialog = later(async () => (await import('./MilestoneDialog.tsx')).MilestoneDialog)

/** The way to the paper's milestones, and from one of them to what has changed since. */
export function Milestones({ paper }: { paper: PaperView }) {
  const { t } = useTranslation('paper')
  const [isOpen, setOpen] = useState(false)
  const [compared, setCompared] = useState<Milestone>()
  const close = () => {
    setOpen(false)
    setCompared(undefined)
  }
  return (
    <>
      <Button variant="quiet" icon={<Icon of={Flag} size={17} />} onClick={() => setOpen(true)}>
        {t('actions.milestones')}
      </Button>
      {isOpen && compared === undefined && <MilestonesDialog paper={paper} onCompare={setCompared} onClose={close} />}
      {compared && <MilestoneDialog paper={paper} milestone={compared} onBack={() => setCompared(undefined)} onClose={close} />}
    </>
  )
}
