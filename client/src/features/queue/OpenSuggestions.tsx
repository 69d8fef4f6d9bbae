import type { QueueEntry } from '@concord/contract'
import { MessageSquareDiff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCommittedSuggestions } from '../../api/suggestions.ts'
import { formatList } from '../../i18n/format.ts'
import { suggestionsLink } from '../../reading/paper-links.ts'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'

/** They are settled on another page, often in another tab. */
const ASK_EVERY_MS = 5_000

/** Says that suggestions stand in the way of approving, whose they are, and leads to them; gone once they are settled. */
export function OpenSuggestions({ entry: { paper, section } }: { entry: QueueEntry }) {
  const { t } = useTranslation('queue')
  const open = useCommittedSuggestions(section.id, { everyMs: ASK_EVERY_MS }).data?.items ?? []
  if (open.length === 0) return null
  return (
    <Banner
      kind="warning"
      role="status"
      icon={MessageSquareDiff}
      title={t('suggestions.title', { count: open.length })}
      action={<LinkButton to={suggestionsLink(paper.id, section.id)}>{t('suggestions.show')}</LinkButton>}
    >
      {t('suggestions.text', { names: formatList([...new Set(open.map(({ by }) => by.name))]) })}
    </Banner>
  )
}
