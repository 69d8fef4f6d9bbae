import type { GroupDetail } from '@concord/contract'
import { FileText, Plus, QrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useGroup } from '../../api/groups.ts'
import { usePapers } from '../../api/papers.ts'
import { hasCode } from '../../api/request.ts'
import { useSession } from '../../api/session.ts'
import { PaperList } from '../../lists/PaperList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { NotFoundPage } from '../../problems/NotFoundPage.tsx'
import { runsEdition } from '../../session/may.ts'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { CreatePaperDialog } from './CreatePaperDialog.tsx'
import { GuestCodeDialog } from './GuestCodeDialog.tsx'
import { Members } from './Members.tsx'

type OpenDialog = 'paper' | 'code' | null

function GroupPapers({ group }: { group: GroupDetail }) {
  const { t } = useTranslation('group')
  const papers = usePapers({ group: group.id })
  return (
    <section className="space-y-4">
      <h2 className="text-lg font-semibold">{t('papers')}</h2>
      <Loaded query={papers} lines={6}>
        {({ items }) =>
          items.length > 0 ? (
            <PaperList papers={items} showsGroup={false} />
          ) : (
            <EmptyState icon={FileText} title={t('noPapers')}>
              {group.can.createPaper ? t('noPapersCreate') : t('noPapersWait')}
            </EmptyState>
          )
        }
      </Loaded>
    </section>
  )
}

function GroupView({ group }: { group: GroupDetail }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const { data: session } = useSession()
  const [open, setOpen] = useState<OpenDialog>(null)
  const { edition } = group
  return (
    <>
      <PageHeader
        title={group.name}
        above={<Breadcrumb label={word('breadcrumb')} crumbs={[{ label: edition.title, to: `/editions/${edition.slug}` }]} />}
        lead={t('lead', { kind: word(`groupKind.${group.kind}`), edition: edition.title })}
        actions={
          <>
            {group.can.inviteGuests && (
              <Button icon={<Icon of={QrCode} />} onClick={() => setOpen('code')}>
                {t('invite.action')}
              </Button>
            )}
            {group.can.createPaper && (
              <Button variant="primary" icon={<Icon of={Plus} />} onClick={() => setOpen('paper')}>
                {t('create.action')}
              </Button>
            )}
          </>
        }
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <GroupPapers group={group} />
        <Members group={group} canManage={runsEdition(session, edition.slug)} />
      </div>
      {open === 'paper' && <CreatePaperDialog groupId={group.id} onClose={() => setOpen(null)} />}
      {open === 'code' && <GuestCodeDialog groupId={group.id} onClose={() => setOpen(null)} />}
    </>
  )
}

/** The page of a lab or consortium: its papers, its members, the way in. */
export function GroupPage() {
  const { groupId = '' } = useParams()
  const group = useGroup(groupId)
  if (hasCode(group.error, 'not_found') || hasCode(group.error, 'invalid_id')) return <NotFoundPage />
  return (
    <Page>
      <Loaded query={group} lines={8}>
        {(detail) => <GroupView group={detail} />}
      </Loaded>
    </Page>
  )
}
