import type { SectionComment, SectionView } from '@concord/contract'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditComment, useWithdrawComment } from '../../../api/comments.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { CommentWords } from '../../../reading/CommentWords.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { useAttempt } from '../use-attempt.ts'
import { MentionField } from './MentionField.tsx'
import { toTyped, toWords } from './mention-text.ts'

type CommentItemProps = { comment: SectionComment; section: SectionView }

/** One comment: who, from where, when, and the words or that they were withdrawn. Its author can change and withdraw it. */
export function CommentItem({ comment, section }: CommentItemProps) {
  const { t } = useTranslation('comments')
  const [doing, setDoing] = useState<'edit' | 'withdraw'>()
  const withdraw = useWithdrawComment(section)
  const { by, words } = comment
  return (
    <li className="flex flex-col gap-1 text-sm">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0">
          <span className="font-semibold">{by.name}</span>
          {by.kind === 'guest' && (
            <span className="ml-1.5 rounded-full bg-sunken px-2 py-0.5 text-xs text-ink-soft">{t('thread.guest')}</span>
          )}
          <span className="block text-xs text-ink-soft">
            {by.organisation && <>{by.organisation} · </>}
            <time dateTime={comment.writtenAt}>{formatDateTime(comment.writtenAt)}</time>
            {comment.editedAt && <> · {t('thread.edited')}</>}
          </span>
        </p>
        {comment.can.change && (
          <Menu
            label={t('thread.actions', { name: by.name })}
            trigger={<Icon of={Ellipsis} />}
            className="-mt-2 -mr-2 size-11 px-0"
            actions={[
              { id: 'edit', label: t('thread.edit'), icon: <Icon of={Pencil} />, onAction: () => setDoing('edit') },
              { id: 'withdraw', label: t('thread.withdraw'), icon: <Icon of={Trash2} />, onAction: () => setDoing('withdraw') },
            ]}
          />
        )}
      </div>
      {doing === 'edit' && words !== null ? (
        <WordsForm comment={{ ...comment, words }} section={section} onClose={() => setDoing(undefined)} />
      ) : words === null ? (
        <p className="text-ink-soft italic">{t('thread.withdrawn')}</p>
      ) : (
        <p className="break-words">
          <CommentWords words={words} mentions={comment.mentions} />
        </p>
      )}
      {doing === 'withdraw' && (
        <ConfirmDialog
          title={t('thread.withdrawTitle')}
          action={t('thread.withdrawYes')}
          variant="danger"
          run={() => withdraw.mutateAsync(comment.id)}
          onClose={() => setDoing(undefined)}
        >
          {t('thread.withdrawText')}
        </ConfirmDialog>
      )}
    </li>
  )
}

type WordsFormProps = { comment: SectionComment & { words: string }; section: SectionView; onClose: () => void }

function WordsForm({ comment, section, onClose }: WordsFormProps) {
  const { t } = useTranslation('comments')
  const { t: word } = useTranslation('words')
  const [typed, setTyped] = useState(() => toTyped(comment.words, comment.mentions))
  const edit = useEditComment(section)
  const { attempt, isBusy, error } = useAttempt()
  const box = useRef<{ focus: () => void }>(null)
  useEffect(() => {
    // The menu gives the focus back to its button first.
    const timer = setTimeout(() => box.current?.focus(), 60)
    return () => clearTimeout(timer)
  }, [])
  const words = toWords(typed).trim()
  const save = () => {
    if (!isBusy && words !== '') attempt(() => edit.mutateAsync({ commentId: comment.id, words }), onClose)
  }
  return (
    <div className="flex flex-col gap-2">
      <MentionField
        ref={box}
        sectionId={section.id}
        label={t('thread.editLabel')}
        typed={typed}
        onType={setTyped}
        onSend={save}
        onCancel={onClose}
      />
      <ActionProblem error={error} />
      <div className="flex gap-2">
        <Button variant="primary" isBusy={isBusy} onClick={save}>
          {word('save')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {word('cancel')}
        </Button>
      </div>
    </div>
  )
}
