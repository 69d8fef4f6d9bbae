import { evidenceLabel, isCalendarDay, POLICY_LIMITS, recommendationLabel } from '@concord/paper'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAuthorities } from '../../api/authorities.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { DetailsProps } from './BlockDialogs.tsx'
import { BlockForm, Choices } from './BlockForm.tsx'
import { useEvidence, useMaybePaperAround } from './numbering-context.tsx'
import { useBlockForm } from './use-block-form.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? [...value] : [])
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Whom a recommendation asks, by which instrument, on which ground, until when, and what it rests on. */
export function RecommendationDialog(details: DetailsProps) {
  const { t } = useTranslation('blocks')
  const { attributes, number } = details
  const around = useMaybePaperAround()
  const authorities = useAuthorities(around?.editionSlug, { isFresh: true }).data?.items ?? []
  const asked = textsOf(attributes.addressees)
  const evidence = useEvidence()
  useEffect(() => around?.numbering.refresh(), [around])
  const form = useBlockForm(details, {
    addressees: asked,
    instrument: textOf(attributes.instrument),
    legalHook: textOf(attributes.legalHook),
    deadline: textOf(attributes.deadline),
    evidence: textsOf(attributes.evidence),
  })
  const { fields, set } = form
  const submit = form.submit((filled) => ({
    addressees: filled.addressees,
    instrument: orNull(filled.instrument),
    legalHook: orNull(filled.legalHook),
    deadline: isCalendarDay(filled.deadline) ? filled.deadline : null,
    evidence: filled.evidence.filter((id) => evidence.some((one) => one.id === id)),
  }))
  return (
    <BlockForm
      title={t('recommendation.label', { number: recommendationLabel(number) })}
      isGone={form.isGone}
      onSubmit={submit}
      onRemove={form.remove}
      onClose={form.close}
    >
      <Choices
        label={t('recommendation.addressees')}
        hint={t('recommendation.addresseesHint')}
        empty={t('recommendation.noAuthorities')}
        tooMany={t('recommendation.tooMany', { max: POLICY_LIMITS.addressees })}
        max={POLICY_LIMITS.addressees}
        choices={authorities
          .filter(({ id, retired }) => !retired || asked.includes(id))
          .map(({ id, name, retired }) => ({ id, label: retired ? t('recommendation.retired', { name }) : name }))}
        chosen={fields.addressees}
        onChange={(addressees) => set({ addressees })}
      />
      <TextField
        label={t('recommendation.instrument')}
        description={t('recommendation.instrumentHint')}
        maxLength={POLICY_LIMITS.instrument}
        value={fields.instrument}
        onChange={(event) => set({ instrument: event.target.value })}
      />
      <TextField
        label={t('recommendation.legalHook')}
        description={t('recommendation.legalHookHint')}
        maxLength={POLICY_LIMITS.legalHook}
        value={fields.legalHook}
        onChange={(event) => set({ legalHook: event.target.value })}
      />
      <TextField
        label={t('recommendation.deadline')}
        type="date"
        min="1900-01-01"
        max="2999-12-31"
        value={fields.deadline}
        onChange={(event) => set({ deadline: event.target.value })}
      />
      <Choices
        label={t('recommendation.evidence')}
        hint={t('recommendation.evidenceHint')}
        empty={t('recommendation.noEvidence')}
        max={POLICY_LIMITS.evidence}
        choices={evidence.map((one) => ({
          id: one.id,
          label: `${evidenceLabel(one.number)} · ${one.claim || t('recommendation.emptyClaim')}`,
        }))}
        chosen={fields.evidence}
        onChange={(chosen) => set({ evidence: chosen })}
      />
    </BlockForm>
  )
}
