import type { SectionView } from '@concord/contract'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStartThread } from '../../../api/comments.ts'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { useAttempt } from '../use-attempt.ts'
import type { CommentDraft } from './comment-desk.ts'
import { useCommentDesk, useDesk } from './comment-desk-context.tsx'
import { MentionField } from './MentionField.tsx'
import { toWords } from './mention-text.ts'
import { Quote } from './Quote.tsx'

type CommentComposerProps = { section: SectionView; draft: CommentDraft; mayBlock: boolean }

/** The comment that is being written. What could not be sent stays here, also over a reload. */
export function CommentComposer({ section, draft, mayBlock }: CommentComposerProps) {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  const titleId = useId()
  const box = useRef<{ focus: () => void }>(null)
  const [isAsking, setAsking] = useState(false)
  const startThread = useStartThread(section)
  const { attempt, isBusy, error } = useAttempt()
  const wish = useDesk((snapshot) => snapshot.wish)
  useEffect(() => {
    if (wish?.kind !== 'composer') return
    box.current?.focus()
    desk.fulfil(wish)
  }, [wish, desk])

  const change = (next: Partial<CommentDraft>) => desk.setDraft(section.id, { ...draft, ...next })
  const drop = () => desk.setDraft(section.id, undefined)
  const send = () => {
    const words = toWords(draft).trim()
    if (isBusy || words === '') return box.current?.focus()
    const { id, anchor, quote, blocking } = draft
    attempt(
      () => startThread.mutateAsync({ id, anchor, quote, words, blocking: mayBlock && blocking }),
      (begun) => {
        drop()
        desk.openThread(section.id, begun.id, true)
      },
    )
  }
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-3 rounded-md border border-accent bg-sheet p-3">
      <h3 id={titleId} className="text-sm font-semibold">
        {t('composer.title')}
      </h3>
      {draft.isChosen ? <PassageChoice section={section} draft={draft} onChange={change} /> : <Quote words={draft.quote} />}
      <MentionField
        ref={box}
        sectionId={section.id}
        label={t('composer.words')}
        hint={t('composer.hint')}
        typed={draft}
        onType={({ text, picked }) => change({ text, picked })}
        onSend={send}
      />
      {mayBlock && (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            checked={draft.blocking}
            onChange={({ target }) => change({ blocking: target.checked })}
            className="size-5 shrink-0 accent-accent"
          />
          {t('composer.blocking')}
        </label>
      )}
      <ActionProblem error={error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isBusy={isBusy} onClick={send}>
          {t('composer.send')}
        </Button>
        <Button variant="quiet" onClick={() => (draft.text.trim() === '' ? drop() : setAsking(true))}>
          {t('composer.discard')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('composer.discarded')}
          action={t('composer.discard')}
          variant="danger"
          run={async () => drop()}
          onClose={() => setAsking(false)}
        >
          {t('composer.discardText')}
        </ConfirmDialog>
      )}
    </section>
  )
}

type PassageChoiceProps = { section: SectionView; draft: CommentDraft; onChange: (change: Partial<CommentDraft>) => void }

const SHOWN_CHARACTERS = 60

/** For those who have selected nothing: the paragraph to comment on, from a list. */
function PassageChoice({ section, draft, onChange }: PassageChoiceProps) {
  const { t } = useTranslation('comments')
  const passages = useCommentDesk().passages(section.id)
  const chosen = passages.findIndex(({ anchor }) => anchor.start === draft.anchor.start)
  if (chosen < 0) return <Quote words={draft.quote} />
  return (
    <Select
      label={t('composer.passage')}
      value={String(chosen)}
      choices={passages.map(({ quote }, place) => ({
        value: String(place),
        label: quote.length > SHOWN_CHARACTERS ? `${quote.slice(0, SHOWN_CHARACTERS)}…` : quote,
      }))}
      onChange={({ target }) => {
        const passage = passages[Number(target.value)]
        if (passage) onChange({ anchor: passage.anchor, quote: passage.quote })
      }}
    />
  )
}
