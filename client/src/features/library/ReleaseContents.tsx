import type { Release } from '@concord/contract'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDate, shortHash } from '../../i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The sections in their order with who approved them, and the organisations behind the text. */
export function ReleaseContents({ release }: { release: Release }) {
  const { t } = useTranslation('library')
  return (
    <>
      <section className="sheet px-6 py-8 sm:px-10">
        <h2 className="text-lg font-semibold">{t('contents')}</h2>
        <p className="mt-1 mb-6 text-sm text-ink-soft">{t('contentsLead')}</p>
        <ol className="space-y-6">
          {release.sections.map((section, position) => (
            <li key={section.hash} className="flex gap-4">
              <span aria-hidden="true" className="w-6 shrink-0 text-right font-serif text-lg text-ink-soft">
                {position + 1}
              </span>
              <div className="min-w-0 space-y-1">
                <h3 className="font-serif text-lg leading-snug font-semibold">{section.title}</h3>
                <p className="text-sm text-ink-soft">
                  <Icon of={Lock} size={14} className="mr-1.5 inline align-[-0.1em] text-state-approved" />
                  {t('approvedBy', { name: section.approvedBy, date: formatDate(section.approvedAt) })}{' '}
                  <code className="font-mono text-xs" title={section.hash}>
                    {shortHash(section.hash)}
                  </code>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {release.organisations.length > 0 && (
        <section>
          <h2 className="mb-3 text-lg font-semibold">{t('organisations')}</h2>
          <ul className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
            {release.organisations.map(({ name, country }) => (
              <li key={name} className="flex gap-3">
                <span className="w-6 shrink-0 font-mono text-xs leading-6 text-ink-soft">{country}</span>
                <span>{name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
