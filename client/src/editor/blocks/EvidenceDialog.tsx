import { evidenceLabel, isCalendarDay, POLICY_LIMITS } from '@concord/paper'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField.tsx'
import { maybeLinkTarget } from '../link-target.ts'
import type { DetailsProps } from './BlockDialogs.tsx'
import { BlockForm } from './BlockForm.tsx'
import { useBlockForm } from './use-block-form.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The figure behind a claim, its unit, the day it was true, and its source. */
export function EvidenceDialog(details: DetailsProps) {
  const { t } = useTranslation('blocks')
  const { attributes, number } = details
  const [isRefused, setRefused] = useState(false)
  const form = useBlockForm(details, {
    value: textOf(attributes.value),
    unit: textOf(attributes.unit),
    asOf: textOf(attributes.asOf),
    source: textOf(attributes.source),
  })
  const { fields, set } = form
  const submit = form.submit((filled) => {
    const source = orNull(filled.source)
    const target = source === null ? null : maybeLinkTarget(source)
    setRefused(target === undefined)
    if (target === undefined) return undefined
    return {
      value: orNull(filled.value),
      unit: orNull(filled.unit),
      asOf: isCalendarDay(filled.asOf) ? filled.asOf : null,
      source: target,
    }
  })
  return (
    <BlockForm
      title={t('evidence.label', { number: evidenceLabel(number) })}
      isGone={form.isGone}
      onSubmit={submit}
      onRemove={form.remove}
      onClose={form.close}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('evidence.value')}
          maxLength={POLICY_LIMITS.value}
          value={fields.value}
          onChange={(event) => set({ value: event.target.value })}
        />
        <TextField
          label={t('evidence.unit')}
          maxLength={POLICY_LIMITS.unit}
          value={fields.unit}
          onChange={(event) => set({ unit: event.target.value })}
        />
      </div>
      <TextField
        label={t('evidence.asOf')}
        type="date"
        min="1900-01-01"
        max="2999-12-31"
        value={fields.asOf}
        onChange={(event) => set({ asOf: event.target.value })}
      />
      <TextField
        label={t('evidence.source')}
        description={t('evidence.sourceHint')}
        error={isRefused ? t('evidence.sourceRefused') : undefined}
        inputMode="url"
        value={fields.source}
        onChange={(event) => set({ source: event.target.value })}
      />
    </BlockForm>
  )
}
