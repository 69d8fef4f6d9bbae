import type { CurrentSession, PaperSummary } from '@concord/contract'
import { CircleCheck, Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueue } from '../../api/queue.ts'
import { mayReview } from '../../session/may.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

const WRITING_ROLES: readonly string[] = ['guest', 'contributor', 'rapporteur']

/** Papers of the groups that the person writes in, with sections that were sent back. */
const papersSentBack = (session: CurrentSession, papers: readonly PaperSummary[]): readonly PaperSummary[] => {
  const groups = new Set(session.roles.groups.filter(({ role }) => WRITING_ROLES.includes(role)).map(({ groupId }) => groupId))
  return papers.filter((paper) => groups.has(paper.groupId) && (paper.sectionStates.changes_requested ?? 0) > 0)
}

/** What waits for the person: sections to approve, and sections that were sent back. */
export function Waiting({ session, papers }: { session: CurrentSession; papers: readonly PaperSummary[] }) {
  const { t } = useTranslation('home')
  const { t: word } = useTranslation('words')
  const queue = useQueue({ enabled: mayReview(session) })
  const count = queue.data?.items.length ?? 0
  const offers = queue.data?.offers.length ?? 0
  const sentBack = papersSentBack(session, papers)
  return (
    <section className="space-y-4">
      <h2 className="text-lg font-semibold">{t('waits')}</h2>
      {count === 0 && offers === 0 && sentBack.length === 0 && (
        <p className="flex items-center gap-2 text-sm text-ink-soft">
          <Icon of={CircleCheck} />
          {t('nothingWaits')}
        </p>
      )}
      {count > 0 && (
        <div className="sheet flex flex-wrap items-center justify-between gap-4 px-5 py-4">
          <p className="flex flex-wrap items-center gap-3 font-medium">
            <StateBadge state="in_review" label={word('sectionState.in_review')} />
            {t('waitsQueue', { count })}
          </p>
          <LinkButton to="/queue" variant="primary">
            {t('openQueue')}
          </LinkButton>
        </div>
      )}
      {offers > 0 && (
        <p className="sheet flex flex-wrap items-center gap-3 px-5 py-3.5">
          <Icon of={Inbox} className="text-state-review" />
          <TextLink to="/queue">{t('waitsOffers', { count: offers })}</TextLink>
        </p>
      )}
      {sentBack.length > 0 && (
        <ul className="sheet divide-y divide-line">
          {sentBack.map((paper) => (
            <li key={paper.id} className="flex flex-wrap items-center gap-3 px-5 py-3.5">
              <StateBadge state="changes_requested" label={word('sectionState.changes_requested')} />
              <TextLink to={`/papers/${paper.id}`}>
                {t('waitsChanges', { title: paper.title, count: paper.sectionStates.changes_requested ?? 0 })}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
