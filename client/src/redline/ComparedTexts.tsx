import type { Comparison } from '@concord/contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { HandChip } from '../hands/HandChip.tsx'
import { fullName, HandLabels } from '../hands/hand-labels.ts'
import { formatList } from '../i18n/format.ts'
import { compareSections, RedlineText } from './RedlineText.tsx'
import { type ChangeCounts, countChanges } from './redline.ts'
import { ScrolledText } from './ScrolledText.tsx'
import type { LabelOf } from './shown-redline.ts'

type ComparedTextsProps = {
  comparison: Comparison
  /** What the two texts are called. */
  names: { from: string; to: string }
  /** Whether the redline stands open on the page instead of scrolling in a box. */
  isOpen?: boolean
}

/** The redline of two texts, and who is behind it. */
export function ComparedTexts({ comparison, names, isOpen = false }: ComparedTextsProps) {
  const { t } = useTranslation('redline')
  const nodes = useMemo(() => compareSections(comparison.from, comparison.to), [comparison])
  const labelOf = useMemo((): LabelOf => {
    const labels = new HandLabels('person', '')
    return (hand) => {
      const person = hand === undefined ? undefined : comparison.people[hand]
      return person && labels.of(person)
    }
  }, [comparison])
  const counts = useMemo(() => countChanges(nodes), [nodes])
  const redline = <RedlineText nodes={nodes} labelOf={labelOf} />
  return (
    <div className="flex flex-col gap-5">
      {isOpen ? (
        redline
      ) : (
        <ScrolledText key={`${comparison.from.head} ${comparison.to.head}`} label={t('text')}>
          {redline}
        </ScrolledText>
      )}
      <WhoChangedWhat comparison={comparison} counts={counts} labelOf={labelOf} names={names} />
    </div>
  )
}

type WhoChangedWhatProps = ComparedTextsProps & { counts: ChangeCounts; labelOf: LabelOf }

/** Every author of the changes with the words that came from them and that went. Who deleted words is not recorded, and not guessed. */
function WhoChangedWhat({ comparison, counts, labelOf, names }: WhoChangedWhatProps) {
  const { t } = useTranslation('redline')
  const hands = [...new Set([...counts.insertedBy.keys(), ...counts.deletedOf.keys()])].sort((one, other) => one - other)
  if (hands.length === 0) return null
  const wrote = comparison.wrote.flatMap((place) => comparison.people[place]?.name ?? [])
  return (
    <section aria-label={t('summary')} className="space-y-2 text-sm">
      <h3 className="font-semibold">{t('summary')}</h3>
      <ul className="space-y-1.5">
        {hands.map((hand) => {
          const label = labelOf(hand)
          const [inserted, deleted] = [counts.insertedBy.get(hand) ?? 0, counts.deletedOf.get(hand) ?? 0]
          const said = [
            ...(inserted > 0 ? [t('insertedBy', { count: inserted })] : []),
            ...(deleted > 0 ? [t('deletedOf', { count: deleted })] : []),
          ]
          return (
            <li key={hand}>
              {label && <HandChip label={label} />} <span className="font-medium">{label ? fullName(label) : t('nobody')}</span>
              <span className="text-ink-soft"> · {said.join(' · ')}</span>
            </li>
          )
        })}
      </ul>
      {counts.deleted > 0 && (
        <p className="text-xs text-ink-soft">
          {wrote.length > 0 ? t('removed', { ...names, names: formatList(wrote) }) : t('removedByNone', names)}
        </p>
      )}
    </section>
  )
}
