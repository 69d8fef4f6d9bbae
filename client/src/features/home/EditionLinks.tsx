import type { CurrentSession } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useEditions } from '../../api/editions.ts'

/** The editions that a person runs or works for. */
export function EditionLinks({ editions }: { editions: CurrentSession['roles']['editions'] }) {
  const { t } = useTranslation('home')
  const { t: word } = useTranslation('words')
  const all = useEditions()
  if (editions.length === 0) return null
  const titleOf = (slug: string) => all.data?.items.find((edition) => edition.slug === slug)?.title ?? slug
  return (
    <section className="space-y-3">
      <h2 className="text-lg font-semibold">{t('editions')}</h2>
      <ul className="space-y-1">
        {editions.map(({ edition, role }) => (
          <li key={`${edition} ${role}`}>
            <Link to={`/editions/${edition}`} className="-mx-3 block rounded-md px-3 py-2.5 hover:bg-sunken">
              <span className="block font-medium text-accent">{titleOf(edition)}</span>
              <span className="block text-sm text-ink-soft">{word(`role.${role}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
