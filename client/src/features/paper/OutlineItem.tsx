import type { SectionView } from '@concord/contract'
import { GripVertical, Inbox } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { stateLook } from '../../ui/StateBadge.tsx'
import { CommentCount } from './comments/CommentCount.tsx'
import { OutlineHeadings } from './OutlineHeadings.tsx'
import { OutlineMenu } from './OutlineMenu.tsx'
import { SectionWriters } from './presence/SectionWriters.tsx'
import { sectionPlace } from './section-place.ts'
import { SuggestionCount } from './suggestions/SuggestionCount.tsx'
import type { DragOrder } from './use-drag-order.ts'

const TONES = {
  draft: 'text-state-draft',
  review: 'text-state-review',
  changes: 'text-state-changes',
  approved: 'text-state-approved',
  released: 'text-state-released',
  withdrawn: 'text-state-withdrawn',
} as const

export type OutlineItemProps = {
  section: SectionView
  place: number
  count: number
  isCurrent: boolean
  drag: DragOrder
  onMove: (sectionId: string, place: number) => void
  onVisit: (sectionId: string) => void
}

/** One section in the outline. Alt and the arrow keys move it, as dragging does. */
export function OutlineItem({ section, place, count, isCurrent, drag, onMove, onVisit }: OutlineItemProps) {
  const mayMove = section.can.rename
  const isTarget = drag.place === place && drag.dragged !== undefined && drag.dragged !== section.id
  const moveWithKeys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!mayMove || !event.altKey || by === 0) return
    event.preventDefault()
    onMove(section.id, place + by)
  }
  return (
    <li
      onDragOver={(event) => drag.over(place, event)}
      onDrop={drag.drop}
      className={`group relative flex flex-wrap items-stretch rounded-md ${isCurrent ? 'bg-accent-soft' : 'hover:bg-sunken'} ${isTarget ? 'outline-2 outline-accent' : ''} ${drag.dragged === section.id ? 'opacity-50' : ''}`}
    >
      {mayMove && <DragHandle section={section} drag={drag} />}
      <a
        href={`#${sectionPlace.blockId(section.id)}`}
        aria-current={isCurrent ? 'true' : undefined}
        aria-keyshortcuts={mayMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
        onKeyDown={moveWithKeys}
        onClick={(event) => {
          event.preventDefault()
          onVisit(section.id)
        }}
        className="flex min-h-11 min-w-0 flex-1 flex-col justify-center gap-0.5 py-2 pr-2 pl-4 no-underline"
      >
        <span className={`text-sm leading-snug font-medium ${isCurrent ? 'text-accent' : ''}`}>
          <span aria-hidden="true" className="mr-1.5 font-normal text-ink-soft tabular-nums">
            {place + 1}
          </span>
          {section.title}
        </span>
        <ItemFacts section={section} />
      </a>
      <OutlineMenu section={section} place={place} count={count} onMove={onMove} />
      {isCurrent && <OutlineHeadings section={section} onVisit={onVisit} />}
    </li>
  )
}

/** For the pointer only: a screen reader has the menu and the keys. */
const DragHandle = ({ section, drag }: { section: SectionView; drag: DragOrder }) => {
  const { t } = useTranslation('paper')
  return (
    <span
      draggable
      title={t('outline.dragHint', { title: section.title })}
      aria-hidden="true"
      onDragStart={(event) => drag.start(section.id, event)}
      onDragEnd={drag.end}
      className="absolute inset-y-0 left-0 flex w-4 cursor-grab items-center justify-center text-line-strong opacity-0 group-hover:opacity-100"
    >
      <Icon of={GripVertical} size={14} />
    </span>
  )
}

function ItemFacts({ section }: { section: SectionView }) {
  const { t } = useTranslation('words')
  const { t: tPaper } = useTranslation('paper')
  const words = usePaperLive(({ wordCounts }) => wordCounts.get(section.id)) ?? section.words
  const { icon, tone } = stateLook(section.state)
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
      <span className={`inline-flex items-center gap-1 ${TONES[tone]}`}>
        <Icon of={icon} size={13} />
        {t(`sectionState.${section.state}`)}
      </span>
      <span>{t('words', { count: words })}</span>
      {section.can.settleOffers && section.openOffers > 0 && (
        <span className="inline-flex items-center gap-1 text-state-review">
          <Icon of={Inbox} size={13} />
          {tPaper('outline.offers', { count: section.openOffers })}
        </span>
      )}
      <SuggestionCount section={section} />
      <CommentCount section={section} />
      <SectionWriters sectionId={section.id} />
    </span>
  )
}
