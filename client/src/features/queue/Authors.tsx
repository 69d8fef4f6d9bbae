import type { QueueEntry } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { formatShare } from '../../i18n/format.ts'

/** Who wrote the surviving text, most first, with organisation and share. */
export function Authors({ authors }: { authors: QueueEntry['authors'] }) {
  const { t } = useTranslation('queue')
  const total = authors.reduce((sum, { characters }) => sum + characters, 0)
  const sorted = [...authors].sort((one, other) => other.characters - one.characters)
  return (
    <aside>
      <h2 className="mb-3 text-base font-semibold">{t('authors')}</h2>
      {sorted.length === 0 && <p className="text-sm text-ink-soft">{t('noAuthors')}</p>}
      <ul className="space-y-3 text-sm max-lg:grid max-lg:grid-cols-2 max-lg:gap-x-6 max-lg:gap-y-3 max-lg:space-y-0">
        {sorted.map(({ name, organisation, characters }) => (
          <li key={`${name} ${organisation}`}>
            <p className="font-medium">{name}</p>
            {organisation && <p className="text-ink-soft">{organisation}</p>}
            {total > 0 && <p className="text-xs text-ink-soft">{t('author', { share: formatShare(characters / total) })}</p>}
          </li>
        ))}
      </ul>
    </aside>
  )
}
