import type { Comparison, Milestone, PaperView } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComparison, useFrozenText, useMilestones } from '../../../api/history.ts'
import { StaticText } from '../../../editor/StaticText.tsx'
import { formatDateTime } from '../../../i18n/format.ts'
import { Loaded } from '../../../problems/Loaded.tsx'
import { ComparedTexts } from '../../../redline/ComparedTexts.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'

const NOW = 'now'

type MilestoneDialogProps = { paper: PaperView; milestone: Milestone; onBack: () => void; onClose: () => void }

/** A section of the paper on either side: in the milestone, and in what it is compared with. */
type Side = { id: string; title: string; from: number | undefined; to: number | typeof NOW | undefined }

/** What has changed in the whole paper since a milestone, or between two of them, section by section. */
export function MilestoneDialog({ paper, milestone, onBack, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('history')
  const { t: word } = useTranslation('words')
  const all = useMilestones(paper.id).data?.items ?? []
  const [otherId, setOtherId] = useState<string>()
  const other = all.find(({ id }) => id === otherId)
  const names = { from: milestone.name, to: other?.name ?? t('now') }
  return (
    <Dialog title={t('milestones.compareTitle', { name: milestone.name })} isOpen isWide onClose={onClose}>
      <Select
        label={t('milestones.with')}
        value={other?.id ?? NOW}
        choices={[
          { value: NOW, label: t('now') },
          ...all
            .filter(({ id }) => id !== milestone.id)
            .map(({ id, name, at }) => ({ value: id, label: t('choice', { date: formatDateTime(at), what: name }) })),
        ]}
        onChange={(event) => setOtherId(event.target.value)}
      />
      {sidesOf(paper, milestone, other).map((side) => (
        <section key={`${side.id} ${side.to}`} aria-label={side.title} className="space-y-2">
          <h3 className="font-serif text-lg font-semibold">{side.title}</h3>
          <SectionSince side={side} milestone={milestone} names={names} />
        </section>
      ))}
      <DialogActions>
        <Button onClick={onBack}>{t('milestones.back')}</Button>
        <Button variant="primary" onClick={onClose}>
          {word('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** The sections as they are on the later side, and after them those that only the milestone has. */
function sidesOf(paper: PaperView, milestone: Milestone, other: Milestone | undefined): Side[] {
  const before = new Map(milestone.sections.map((section) => [section.sectionId, section]))
  const removed = new Set(
    [...milestone.sections, ...(other?.sections ?? [])].filter((section) => section.removed).map((section) => section.sectionId),
  )
  const later = other
    ? other.sections.map(({ sectionId, title, head }) => ({ id: sectionId, title, to: head }))
    : paper.sections.map(({ id, title }) => ({ id, title, to: NOW as typeof NOW }))
  const here = later.filter(({ id }) => !removed.has(id))
  const gone = milestone.sections.filter(({ sectionId }) => here.every(({ id }) => id !== sectionId))
  return [
    ...here.map((side) => ({ ...side, from: before.get(side.id)?.head })),
    ...gone.map(({ sectionId, title, head }) => ({ id: sectionId, title, from: head, to: undefined })),
  ]
}

function SectionSince({ side, milestone, names }: { side: Side; milestone: Milestone; names: { from: string; to: string } }) {
  const { t } = useTranslation('history')
  if (side.from === undefined) return <p className="text-sm text-ink-soft">{t('milestones.added')}</p>
  if (side.to === undefined) return <GoneSection milestoneId={milestone.id} sectionId={side.id} />
  if (side.to === side.from) return <p className="text-sm text-ink-soft">{t('milestones.unchanged')}</p>
  return <ChangedSection side={{ ...side, from: side.from }} names={names} />
}

const isSame = ({ from, to }: Comparison): boolean => from.head === to.head

function ChangedSection({ side, names }: { side: Side & { from: number }; names: { from: string; to: string } }) {
  const { t } = useTranslation('history')
  const comparison = useComparison(side.id, side.from, side.to === NOW ? undefined : side.to)
  return (
    <Loaded query={comparison} lines={3}>
      {(found) =>
        isSame(found) ? (
          <p className="text-sm text-ink-soft">{t('milestones.unchanged')}</p>
        ) : (
          <ComparedTexts comparison={found} names={names} />
        )
      }
    </Loaded>
  )
}

function GoneSection({ milestoneId, sectionId }: { milestoneId: string; sectionId: string }) {
  const { t } = useTranslation('history')
  const text = useFrozenText(milestoneId, sectionId)
  return (
    <>
      <p className="text-sm text-ink-soft">{t('milestones.removed')}</p>
      <Loaded query={text} lines={3}>
        {({ content }) => <StaticText content={content} className="border-l-3 border-deleted pl-3" />}
      </Loaded>
    </>
  )
}
