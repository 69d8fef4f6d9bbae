import type { CheckRule, Finding } from '@concord/paper'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'

type FindingGroupProps = {
  rule: CheckRule
  findings: readonly Finding[]
  mayFix: boolean
  onShow: (finding: Finding) => void
  onFix: (findings: readonly Finding[]) => void
}

/** What a finding is about, in words that stand for it. */
function useSaid(): (finding: Finding) => string {
  const { t } = useTranslation('writing')
  return ({ rule, said }) => {
    if (said !== '') return said.replaceAll('\u00a0', ' ')
    if (rule === 'table_header') return t('checks.blocks.table')
    return rule === 'alt_missing' ? t('checks.blocks.figure') : t('checks.empty')
  }
}

/** All findings of one rule in a section. A press on one leads to its place; who may write can put one or all right. */
export function FindingGroup({ rule, findings, mayFix, onShow, onFix }: FindingGroupProps) {
  const { t } = useTranslation('writing')
  const headingId = useId()
  const saidOf = useSaid()
  const fixable = mayFix ? findings.filter(({ fix }) => fix) : []
  return (
    <section aria-labelledby={headingId} className="flex flex-col border-b border-line pb-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={headingId} className="text-sm font-semibold">
          {t(`checks.rule.${rule}`)}
        </h3>
        {fixable.length > 1 && (
          <Button
            variant="quiet"
            className="shrink-0 px-3"
            aria-label={t('checks.fixAllOf', { count: fixable.length, rule: t(`checks.rule.${rule}`) })}
            onClick={() => onFix(fixable)}
          >
            {t('checks.fixAll', { count: fixable.length })}
          </Button>
        )}
      </div>
      <ul className="flex flex-col">
        {findings.map((finding) => (
          <li key={`${finding.from}-${finding.to}`} className="flex items-center justify-between gap-2">
            <button
              type="button"
              aria-label={t('checks.show', { said: saidOf(finding) })}
              onClick={() => onShow(finding)}
              className="min-h-11 min-w-0 flex-1 rounded-md px-2 py-1.5 text-left text-sm break-words text-ink-soft hover:bg-sunken hover:text-ink"
            >
              {saidOf(finding)}
            </button>
            {mayFix && finding.fix && (
              <Button
                variant="quiet"
                className="shrink-0 px-3"
                aria-label={t('checks.fixOf', { said: saidOf(finding) })}
                onClick={() => onFix([finding])}
              >
                {t('checks.fix')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
