import type { EditionDetail } from '@concord/contract'
import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useEdition } from '../../api/editions.ts'
import { hasCode } from '../../api/request.ts'
import { useSession } from '../../api/session.ts'
import { formatDays } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { NotFoundPage } from '../../problems/NotFoundPage.tsx'
import { belongsTo, runsEdition } from '../../session/may.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { Authorities } from './Authorities.tsx'
import { CreateGroupDialog } from './CreateGroupDialog.tsx'

function Groups({ groups }: { groups: EditionDetail['groups'] }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  if (groups.length === 0) {
    return (
      <EmptyState icon={Users} title={t('edition.noGroups')}>
        {t('edition.noGroupsText')}
      </EmptyState>
    )
  }
  return (
    <ul className="sheet divide-y divide-line overflow-hidden">
      {groups.map(({ id, name, kind }) => (
        <li key={id} className="relative px-5 py-4 hover:bg-ground">
          <Link to={`/groups/${id}`} className="font-medium text-accent after:absolute after:inset-0">
            {name}
          </Link>
          <p className="text-sm text-ink-soft">{word(`groupKind.${kind}`)}</p>
        </li>
      ))}
    </ul>
  )
}

function Papers({ papers }: { papers: EditionDetail['papers'] }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  if (papers.length === 0) return <p className="text-sm text-ink-soft">{t('edition.noPapers')}</p>
  return (
    <ul className="sheet divide-y divide-line overflow-hidden">
      {papers.map(({ id, title, state }) => (
        <li key={id} className="relative flex flex-wrap items-center justify-between gap-3 px-5 py-4 hover:bg-ground">
          <Link
            to={`/papers/${id}`}
            className="min-w-0 flex-1 basis-64 font-serif text-lg leading-snug font-semibold after:absolute after:inset-0"
          >
            {title}
          </Link>
          <StateBadge state={state === 'approved' ? 'signed_off' : state} label={word(`paperState.${state}`)} />
        </li>
      ))}
    </ul>
  )
}

function EditionView({ edition }: { edition: EditionDetail }) {
  const { t } = useTranslation('group')
  const { data: session } = useSession()
  const [isCreating, setCreating] = useState(false)
  const canManage = runsEdition(session, edition.slug)
  return (
    <>
      <PageHeader
        title={edition.title}
        lead={[formatDays(edition.startsOn, edition.endsOn), edition.place].filter(Boolean).join(' · ')}
        actions={
          canManage && (
            <Button variant="primary" icon={<Icon of={Plus} />} onClick={() => setCreating(true)}>
              {t('edition.createGroup')}
            </Button>
          )
        }
      />
      <div className="grid gap-10 lg:grid-cols-2">
        <section className="space-y-4">
          <h2 className="text-lg font-semibold">{t('edition.groups')}</h2>
          <Groups groups={edition.groups} />
        </section>
        <section className="space-y-4">
          <h2 className="text-lg font-semibold">{t('edition.papers')}</h2>
          <Papers papers={edition.papers} />
        </section>
        {belongsTo(session, edition.slug) && <Authorities slug={edition.slug} canManage={canManage} />}
      </div>
      {isCreating && <CreateGroupDialog slug={edition.slug} onClose={() => setCreating(false)} />}
    </>
  )
}

/** The page of an edition: its groups and papers; the secretariat creates groups and keeps the list of authorities here. */
export function EditionPage() {
  const { slug = '' } = useParams()
  const edition = useEdition(slug)
  if (hasCode(edition.error, 'not_found')) return <NotFoundPage />
  return (
    <Page>
      <Loaded query={edition} lines={8}>
        {(detail) => <EditionView edition={detail} />}
      </Loaded>
    </Page>
  )
}
