import type { CommentThread, SectionView } from '@concord/contract'
import { Check, Ellipsis, OctagonMinus, OctagonX, RotateCcw, Scissors, SearchX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFlagThread, useSettleThread, useWholeThread } from '../../../api/comments.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { useAttempt } from '../use-attempt.ts'
import { CommentItem } from './CommentItem.tsx'
import { useCommentDesk, useDesk } from './comment-desk-context.tsx'
import { Quote, UnfoundQuote } from './Quote.tsx'
import { ReplyBox } from './ReplyBox.tsx'

type ThreadCardProps = { thread: CommentThread; section: SectionView; isOrphaned: boolean }

const SHOWN_CHARACTERS = 60

/** One thread: the words it hangs on, what was said, and what can be done. */
export function ThreadCard({ thread, section, isOrphaned }: ThreadCardProps) {
  const { t } = useTranslation('comments')
  const card = useRef<HTMLElement>(null)
  const isCurrent = useDesk(({ current }) => current === thread.id)
  useLedHere(card, thread.id)
  const name = thread.comments[0]?.by.name ?? ''
  const quote = thread.quote.length > SHOWN_CHARACTERS ? `${thread.quote.slice(0, SHOWN_CHARACTERS)}…` : thread.quote
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={thread.quoteFound ? t('thread.label', { name, quote }) : t('thread.labelUnfound', { name })}
      className={`flex scroll-my-4 flex-col gap-3 rounded-md border bg-sheet p-3 ${isCurrent ? 'border-accent ring-1 ring-accent' : 'border-line'}`}
    >
      <ThreadHead thread={thread} section={section} isOrphaned={isOrphaned} />
      <ThreadComments thread={thread} section={section} />
      {thread.resolvedAt && (
        <p className="text-xs text-ink-soft">
          {t('thread.resolvedBy', { name: thread.resolvedBy ?? '', date: formatDateTime(thread.resolvedAt) })}
        </p>
      )}
      {thread.can.reply && <ReplyBox thread={thread} section={section} />}
      <ThreadSteps thread={thread} section={section} />
    </article>
  )
}

/** Brings a card into view, and gives it the focus where the way led here. */
function useLedHere(card: React.RefObject<HTMLElement | null>, threadId: string): void {
  const desk = useCommentDesk()
  const wish = useDesk((snapshot) => snapshot.wish)
  useEffect(() => {
    if (wish?.kind !== 'thread' || wish.threadId !== threadId) return
    card.current?.scrollIntoView({ block: 'nearest' })
    if (wish.takesFocus) card.current?.focus({ preventScroll: true })
    desk.fulfil(wish)
  }, [wish, threadId, card, desk])
}

function ThreadHead({ thread, section, isOrphaned }: ThreadCardProps) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const words = thread.quoteFound ? <Quote words={thread.quote} /> : <UnfoundQuote words={thread.quote} />
  return (
    <div className="flex flex-col gap-2">
      {thread.blocking && thread.state === 'open' && (
        <Badge icon={OctagonX} label={t('thread.blocking')} tone="withdrawn" className="self-start" />
      )}
      {(isOrphaned || !thread.quoteFound) && (
        <p className="flex items-center gap-1.5 text-xs font-medium text-ink-soft">
          <Icon of={thread.quoteFound ? Scissors : SearchX} size={14} />
          {t(thread.quoteFound ? 'thread.goneLabel' : 'thread.unfoundLabel')}
        </p>
      )}
      {isOrphaned ? (
        words
      ) : (
        <button
          type="button"
          aria-label={thread.quoteFound ? t('thread.showQuote', { quote: thread.quote }) : t('thread.show')}
          title={t('thread.show')}
          onClick={() => desk.showInText(section.id, thread.id)}
          className="-mx-1 min-h-11 rounded-sm px-1 text-left hover:bg-sunken"
        >
          {words}
        </button>
      )}
    </div>
  )
}

function ThreadComments({ thread, section }: Pick<ThreadCardProps, 'thread' | 'section'>) {
  const { t } = useTranslation('comments')
  const [isWhole, setWhole] = useState(false)
  const whole = useWholeThread(thread, isWhole)
  const [first, ...latest] = (isWhole ? whole.data?.comments : undefined) ?? thread.comments
  const missing = thread.commentCount - 1 - latest.length
  if (!first) return null
  return (
    <ul className="flex flex-col gap-3">
      <CommentItem comment={first} section={section} />
      {missing > 0 && (
        <li>
          <Button variant="quiet" isBusy={whole.isFetching} onClick={() => setWhole(true)} className="-ml-3 px-3">
            {t('thread.earlier', { count: missing })}
          </Button>
          <ActionProblem error={whole.error} />
        </li>
      )}
      {latest.map((comment) => (
        <CommentItem key={comment.id} comment={comment} section={section} />
      ))}
    </ul>
  )
}

function ThreadSteps({ thread, section }: Pick<ThreadCardProps, 'thread' | 'section'>) {
  const { t } = useTranslation('comments')
  const settle = useSettleThread(section)
  const flag = useFlagThread(section)
  const { attempt, isBusy, error } = useAttempt()
  const { can, blocking, id: threadId } = thread
  const step = (action: 'resolve' | 'reopen') => attempt(() => settle.mutateAsync({ threadId, action }), leadToList)
  return (
    <>
      <ActionProblem error={error} />
      <div className="flex items-center gap-1 empty:hidden">
        {can.resolve && (
          <Button icon={<Icon of={Check} />} isBusy={isBusy} onClick={() => step('resolve')}>
            {t('thread.resolve')}
          </Button>
        )}
        {can.reopen && (
          <Button icon={<Icon of={RotateCcw} />} isBusy={isBusy} onClick={() => step('reopen')}>
            {t('thread.reopen')}
          </Button>
        )}
        {can.flag && (
          <Menu
            label={t('thread.threadActions')}
            trigger={<Icon of={Ellipsis} />}
            className="size-11 px-0"
            actions={[
              {
                id: 'flag',
                label: t(blocking ? 'thread.unblock' : 'thread.block'),
                icon: <Icon of={blocking ? OctagonMinus : OctagonX} />,
                onAction: () =>
                  attempt(
                    () => flag.mutateAsync({ threadId, blocking: !blocking }),
                    () => {},
                  ),
              },
            ]}
          />
        )}
      </div>
    </>
  )
}

/** Id of the list's heading, where the focus goes when a card has left the list. */
export const COMMENT_LIST_ID = 'comment-list'

function leadToList(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById(COMMENT_LIST_ID)?.focus({ preventScroll: true })
  }, 60)
}
