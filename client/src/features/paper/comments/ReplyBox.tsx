import type { CommentThread, SectionView } from '@concord/contract'
import { Reply } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReply } from '../../../api/comments.ts'
import { useSession } from '../../../api/session.ts'
import { ActionProblem } from '../../../problems/LoadProblem.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useAttempt } from '../use-attempt.ts'
import { draftKey, useKeptDraft } from './kept-draft.ts'
import { MentionField } from './MentionField.tsx'
import { NOTHING_TYPED, type TypedComment, toWords } from './mention-text.ts'

type ReplyDraft = TypedComment & { id: string }

/** Where one replies. What could not be sent stays here, also over a reload. */
export function ReplyBox({ thread, section }: { thread: CommentThread; section: SectionView }) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<{ focus: () => void }>(null)
  useEffect(() => {
    if (isOpen) box.current?.focus()
  }, [isOpen])
  const { t } = useTranslation('comments')
  const { data: session } = useSession()
  const reply = useReply(section)
  const { attempt, isBusy, error } = useAttempt()
  const [fresh] = useState<ReplyDraft>(() => ({ ...NOTHING_TYPED, id: crypto.randomUUID() }))
  const [draft, setDraft] = useKeptDraft<ReplyDraft>(draftKey(session?.person.id ?? '', thread.id), fresh)
  const words = toWords(draft).trim()
  const send = () => {
    if (isBusy || words === '') return
    attempt(
      () => reply.mutateAsync({ threadId: thread.id, id: draft.id, words }),
      () => {
        fresh.id = crypto.randomUUID()
        setDraft(undefined)
        setOpen(false)
      },
    )
  }
  if (!isOpen && draft.text === '') {
    return (
      <Button variant="quiet" icon={<Icon of={Reply} />} onClick={() => setOpen(true)} className="-ml-2 self-start px-2">
        {t('thread.reply')}
      </Button>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <MentionField
        ref={box}
        sectionId={section.id}
        label={t('thread.replyTo', { name: thread.comments[0]?.by.name ?? '' })}
        typed={draft}
        onType={({ text, picked }) => setDraft({ ...draft, text, picked })}
        onSend={send}
        onCancel={() => draft.text === '' && setOpen(false)}
      />
      <ActionProblem error={error} />
      <div className="flex gap-2">
        <Button variant="primary" isBusy={isBusy} onClick={send}>
          {t('thread.reply')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            setDraft(undefined)
            setOpen(false)
          }}
        >
          {t('composer.discard')}
        </Button>
      </div>
    </div>
  )
}
