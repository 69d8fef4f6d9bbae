import { useTranslation } from 'react-i18next'
import { formatShare } from '../../../i18n/format.ts'

/** One line of a ledger: whose characters survive, and how many. */
export type LedgerLine = { key: string; name: string; detail: string | null; characters: number }

/** Who holds how much of a text, most first, in shares and in characters. */
export function AuthorLedger({ title, lines }: { title: string; lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('paper')
  const total = lines.reduce((sum, { characters }) => sum + characters, 0)
  return (
    <section aria-label={title} className="space-y-2">
      <h4 className="text-xs font-semibold text-ink-soft">{title}</h4>
      <ul className="flex flex-col gap-3">
        {[...lines]
          .sort((one, other) => other.characters - one.characters)
          .map(({ key, name, detail, characters }) => (
            <li key={key} className="space-y-1 text-sm">
              <p className="flex justify-between gap-3">
                <span className="font-medium">{name}</span>
                <span>{formatShare(characters / Math.max(1, total))}</span>
              </p>
              <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
                <div className="h-full bg-accent" style={{ width: `${(100 * characters) / Math.max(1, total)}%` }} />
              </div>
              <p className="text-xs text-ink-soft">{[detail, t('panel.characters', { count: characters })].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** The ledger of organisations: what their people hold together. */
export function byOrganisation(authors: readonly { organisation: string | null; characters: number }[], withoutOne: string): LedgerLine[] {
  const sums = Map.groupBy(authors, ({ organisation }) => organisation ?? withoutOne)
  return [...sums].map(([name, held]) => ({
    key: name,
    name,
    detail: null,
    characters: held.reduce((sum, { characters }) => sum + characters, 0),
  }))
}
