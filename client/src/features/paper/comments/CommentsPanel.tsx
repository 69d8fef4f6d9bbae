import type { CommentThread, SectionView } from '@concord/contract'
import { MessageSquarePlus, MessageSquareText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenThreads, useResolvedThreads } from '../../../api/comments.ts'
import { Loaded } from '../../../problems/Loaded.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useNotify } from '../../../ui/notices.tsx'
import { CommentComposer } from './CommentComposer.tsx'
import { useCommentDesk, useDesk } from './comment-desk-context.tsx'
import { inTextOrder } from './in-text-order.ts'
import { COMMENT_LIST_ID, ThreadCard } from './ThreadCard.tsx'
import { useSeenMentions } from './use-seen-mentions.ts'

type Filter = 'open' | 'resolved'

/** The comments on one section: the one being written, and the threads in the order of the text. */
export function CommentsPanel({ section }: { section: SectionView }) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const notify = useNotify()
  const [filter, setFilter] = useState<Filter>('open')
  // Read anew with every change of the desk; the draft itself stays the same object.
  useDesk(({ drafts }) => drafts.get(section.id))
  const draft = desk.draftOf(section.id)
  const wish = useDesk((snapshot) => snapshot.wish)
  useEffect(() => {
    if (wish) setFilter('open')
  }, [wish])
  useEffect(() => {
    desk.want(section.id)
    return () => desk.want(undefined)
  }, [desk, section.id])
  const begin = () => desk.compose(section.id, () => notify({ kind: 'info', title: t('nothingToComment') }))
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilterChoice filter={filter} onChoose={setFilter} />
        {section.can.comment && (
          <Button
            icon={<Icon of={MessageSquarePlus} />}
            // What is selected in the text stays selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={begin}
          >
            {t('new')}
          </Button>
        )}
      </div>
      {draft && <CommentComposer key={draft.id} section={section} draft={draft} mayBlock={section.can.blockWithComment} />}
      <h3 id={COMMENT_LIST_ID} tabIndex={-1} className="sr-only">
        {t(filter)}
      </h3>
      {filter === 'open' ? <OpenThreads section={section} /> : <ResolvedThreads section={section} />}
    </div>
  )
}

const FILTERS: readonly Filter[] = ['open', 'resolved']

const FilterChoice = ({ filter, onChoose }: { filter: Filter; onChoose: (filter: Filter) => void }) => {
  const { t } = useTranslation('comments')
  return (
    <fieldset className="flex rounded-md border border-line-strong">
      <legend className="sr-only">{t('filter')}</legend>
      {FILTERS.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === filter}
          onClick={() => onChoose(choice)}
          className="min-h-11 rounded-md px-3 text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
        >
          {t(choice)}
        </button>
      ))}
    </fieldset>
  )
}

function OpenThreads({ section }: { section: SectionView }) {
  const { t } = useTranslation('comments')
  const threads = useOpenThreads(section.id)
  const places = useDesk((snapshot) => snapshot.places.get(section.id))
  useSeenMentions(threads.data)
  return (
    <Loaded query={threads} lines={4}>
      {(open) =>
        open.length === 0 ? (
          <EmptyState icon={MessageSquareText} title={t('none')}>
            {section.can.comment && t('noneText')}
          </EmptyState>
        ) : (
          <Cards
            threads={inTextOrder(open, places)}
            section={section}
            // Until the text is open nobody knows whether the words are still there.
            isOrphaned={({ id }) => places?.has(id) === true && places.get(id) === undefined}
          />
        )
      }
    </Loaded>
  )
}

function ResolvedThreads({ section }: { section: SectionView }) {
  const { t } = useTranslation('comments')
  const threads = useResolvedThreads(section.id)
  return (
    <Loaded query={threads} lines={4}>
      {({ pages }) => {
        const resolved = pages.flatMap(({ items }) => items)
        if (resolved.length === 0) return <EmptyState icon={MessageSquareText} title={t('noneResolved')} />
        return (
          <>
            <Cards threads={resolved} section={section} isOrphaned={() => false} />
            {threads.hasNextPage && (
              <Button isBusy={threads.isFetchingNextPage} onClick={() => void threads.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

type CardsProps = { threads: readonly CommentThread[]; section: SectionView; isOrphaned: (thread: CommentThread) => boolean }

const Cards = ({ threads, section, isOrphaned }: CardsProps) => (
  <ul className="flex flex-col gap-3">
    {threads.map((thread) => (
      <li key={thread.id}>
        <ThreadCard thread={thread} section={section} isOrphaned={isOrphaned(thread)} />
      </li>
    ))}
  </ul>
)
