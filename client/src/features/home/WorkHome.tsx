import type { CurrentSession } from '@concord/contract'
import { FileText, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePapers } from '../../api/papers.ts'
import { PaperList } from '../../lists/PaperList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { EditionLinks } from './EditionLinks.tsx'
import { Mentions } from './Mentions.tsx'
import { Waiting } from './Waiting.tsx'

const SHOWN = 6

function Groups({ session }: { session: CurrentSession }) {
  const { t } = useTranslation('home')
  const { t: word } = useTranslation('words')
  const { groups } = session.roles
  if (groups.length === 0 && session.roles.editions.length === 0) {
    return (
      <EmptyState icon={Users} title={t('noGroups')} action={<LinkButton to="/join">{t('join')}</LinkButton>}>
        {t('noGroupsText')}
      </EmptyState>
    )
  }
  return (
    <ul className="space-y-1">
      {groups.map(({ groupId, group, kind, role }) => (
        <li key={groupId}>
          <Link to={`/groups/${groupId}`} className="-mx-3 block rounded-md px-3 py-2.5 hover:bg-sunken">
            <span className="block font-medium text-accent">{group}</span>
            <span className="block text-sm text-ink-soft">
              {word(`groupKind.${kind}`)} · {word(`role.${role}`)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The start page of somebody who is signed in: what waits, the papers, the groups. */
export function WorkHome({ session }: { session: CurrentSession }) {
  const { t } = useTranslation('home')
  const papers = usePapers()
  const who = [session.person.name, session.person.organisation].filter(Boolean).join(', ')
  return (
    <>
      <PageHeader title={t('welcome')} lead={t('signedInAs', { who })} />
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0 space-y-10">
          <Waiting session={session} papers={papers.data?.items ?? []} />
          <Mentions />
          <section className="space-y-4">
            <div className="flex items-baseline justify-between">
              <h2 className="text-lg font-semibold">{t('papers')}</h2>
              <TextLink to="/papers" className="text-sm">
                {t('allPapers')}
              </TextLink>
            </div>
            <Loaded query={papers} lines={6}>
              {({ items }) =>
                items.length > 0 ? (
                  <PaperList papers={items.slice(0, SHOWN)} />
                ) : (
                  <EmptyState icon={FileText} title={t('noPapers')}>
                    {t('noPapersText')}
                  </EmptyState>
                )
              }
            </Loaded>
          </section>
        </div>
        <aside className="space-y-8">
          <section className="space-y-3">
            <h2 className="text-lg font-semibold">{t('groups')}</h2>
            <Groups session={session} />
          </section>
          <EditionLinks editions={session.roles.editions} />
        </aside>
      </div>
    </>
  )
}
