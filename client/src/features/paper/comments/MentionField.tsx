import { MAX_COMMENT_CHARACTERS, type Person } from '@concord/contract'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionPeople } from '../../../api/comments.ts'
import { fieldClass } from '../../../ui/FieldFrame.tsx'
import { MentionList } from './MentionList.tsx'
import { matchingPeople, maybeMentionQuery, pickPerson, type TypedComment } from './mention-text.ts'

type MentionFieldProps = {
  sectionId: string
  label: string
  typed: TypedComment
  onType: (typed: TypedComment) => void
  onSend: () => void
  onCancel?: () => void
  hint?: string
  rows?: number
  ref?: Ref<{ focus: () => void }>
}

const MOST_OFFERED = 6

/** A box for a comment. An `@` offers the people who can see the section; Ctrl+Enter sends. */
export function MentionField({ sectionId, label, typed, onType, onSend, onCancel, hint, rows = 3, ref }: MentionFieldProps) {
  const { t } = useTranslation('comments')
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const asked = maybeMentionQuery(typed.text, caret)
  const people = useSectionPeople(sectionId, asked !== undefined)
  const offered = asked && !isClosed ? matchingPeople(people.data?.items ?? [], asked.query, MOST_OFFERED) : []
  const current = offered[Math.min(active, offered.length - 1)]
  // Before the next key comes: the browser leaves the caret at the end of a text that it did not type itself.
  const picked = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (picked.current === undefined) return
    box.current?.focus()
    box.current?.setSelectionRange(picked.current, picked.current)
    picked.current = undefined
  })
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }))

  const pick = (person: Person) => {
    if (!asked) return
    const { caret: behind, ...next } = pickPerson(typed, { start: asked.start, end: caret }, person)
    onType(next)
    setCaret(behind)
    picked.current = behind
  }
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSend()
      return
    }
    if (!current) {
      if (event.key === 'Escape') onCancel?.()
      return
    }
    const act = {
      ArrowDown: () => setActive((active + 1) % offered.length),
      ArrowUp: () => setActive((active + offered.length - 1) % offered.length),
    }
    const steps: Record<string, () => void> = {
      ...act,
      Enter: () => pick(current),
      Tab: () => pick(current),
      Escape: () => setClosed(true),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-soft">
        {label}
      </label>
      <textarea
        ref={box}
        id={id}
        rows={rows}
        maxLength={MAX_COMMENT_CHARACTERS}
        value={typed.text}
        aria-autocomplete="list"
        aria-controls={current ? `${id}-people` : undefined}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }) => {
          onType({ ...typed, text: target.value })
          setCaret(target.selectionStart)
          setActive(0)
          setClosed(false)
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={steer}
        className={`${fieldClass} resize-y py-2 text-sm leading-6`}
      />
      {current && <MentionList id={id} people={offered} current={current} onPick={pick} />}
      <p role="status" className="sr-only">
        {current && t('mention.found', { count: offered.length })}
      </p>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
