import type { MentionWaiting } from '@concord/contract'
import { AtSign } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMentions, useSeeMentions } from '../../api/mentions.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { CommentWords } from '../../reading/CommentWords.tsx'
import { threadLink } from '../../reading/paper-links.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

/** Comments that mention the person, until they have seen them. */
export function Mentions() {
  const { t } = useTranslation('mentions')
  const { data } = useMentions()
  const see = useSeeMentions()
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t('title')}</h2>
        <Button variant="quiet" isBusy={see.isPending} onClick={() => see.mutate(items.map(({ comment }) => comment.id))}>
          {t('seen')}
        </Button>
      </div>
      <ul className="sheet divide-y divide-line">
        {items.map((mention) => (
          <Mention key={mention.comment.id} mention={mention} />
        ))}
      </ul>
    </section>
  )
}

function Mention({ mention: { comment, threadId, section, paper } }: { mention: MentionWaiting }) {
  const { t } = useTranslation('mentions')
  return (
    <li className="flex gap-3 px-5 py-3.5">
      <Icon of={AtSign} className="mt-0.5 text-accent" />
      <div className="min-w-0 space-y-1 text-sm">
        <p>
          <span className="font-medium">{t('from', { name: comment.by.name, date: formatDateTime(comment.writtenAt) })}</span>
          <span className="block text-ink-soft">{t('where', { section: section.title, paper: paper.title })}</span>
        </p>
        <p className="line-clamp-3 break-words">
          <CommentWords words={comment.words ?? ''} mentions={comment.mentions} />
        </p>
        <TextLink to={threadLink(paper.id, section.id, threadId)}>{t('open')}</TextLink>
      </div>
    </li>
  )
}
