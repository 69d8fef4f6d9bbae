import { evidenceLabel, isCalendarDay } from '@concord/paper'
import { useTranslation } from 'react-i18next'
import { useAuthorities } from '../../api/authorities.ts'
import { formatDay } from '../../i18n/format.ts'
import { BlockFacts } from './BlockFrame.tsx'
import { useEvidence, useMaybePaperAround } from './numbering-context.tsx'

type Attributes = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])

/** What a recommendation says beside its ask. */
export function RecommendationFacts({ attributes }: { attributes: Attributes }) {
  const { t } = useTranslation('blocks')
  const { instrument, legalHook, deadline, evidence } = attributes
  return (
    <BlockFacts
      facts={[
        { label: t('recommendation.addressees'), value: <Addressees ids={textsOf(attributes.addressees)} /> },
        textOf(instrument) !== '' && { label: t('recommendation.instrument'), value: textOf(instrument) },
        textOf(legalHook) !== '' && { label: t('recommendation.legalHook'), value: textOf(legalHook) },
        isCalendarDay(deadline) && { label: t('recommendation.deadline'), value: <time dateTime={deadline}>{formatDay(deadline)}</time> },
        textsOf(evidence).length > 0 && { label: t('recommendation.evidence'), value: <EvidenceLabels ids={textsOf(evidence)} /> },
      ]}
    />
  )
}

function Addressees({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('blocks')
  if (ids.length === 0) return <span className="block-missing">{t('recommendation.nobody')}</span>
  return <AddresseeNames ids={ids} />
}

function AddresseeNames({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('blocks')
  const { data } = useAuthorities(useMaybePaperAround()?.editionSlug)
  if (!data) return '…'
  const names = new Map(data.items.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id) ?? t('recommendation.gone')).join(', ')
}

/** Evidence that is no longer in the paper is not named. */
function EvidenceLabels({ ids }: { ids: readonly string[] }) {
  const evidence = useEvidence()
  return evidence
    .filter(({ id }) => ids.includes(id))
    .map(({ number }) => evidenceLabel(number))
    .join(', ')
}
