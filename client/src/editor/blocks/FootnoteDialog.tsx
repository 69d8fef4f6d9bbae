import { POLICY_LIMITS } from '@concord/paper'
import type { Editor } from '@tiptap/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../ui/TextField.tsx'
import { separateUndo } from '../references.ts'
import type { DetailsProps } from './BlockDialogs.tsx'
import { BlockForm } from './BlockForm.tsx'
import { insertFootnote } from './insert-block.ts'
import { afterwards, useBlockForm } from './use-block-form.ts'

const WARN_BELOW = 200

type NoteFieldProps = { text: string; onChange: (text: string) => void; onSave: (event: FormEvent | KeyboardEvent) => void }

function NoteField({ text, onChange, onSave }: NoteFieldProps) {
  const { t } = useTranslation('blocks')
  const left = POLICY_LIMITS.footnote - text.length
  return (
    <TextArea
      label={t('footnote.text')}
      description={left < WARN_BELOW ? t('footnote.left', { count: left }) : undefined}
      autoFocus
      rows={4}
      maxLength={POLICY_LIMITS.footnote}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(event)
      }}
    />
  )
}

/** The words of a footnote that stands in the text. One that is left empty goes. */
export function FootnoteDialog(details: DetailsProps) {
  const { t } = useTranslation('blocks')
  const { attributes, number } = details
  const form = useBlockForm(details, { text: typeof attributes.text === 'string' ? attributes.text : '' })
  const { text } = form.fields
  const submit = form.submit((filled) => ({ text: filled.text.trim() }))
  const save = (event: FormEvent | KeyboardEvent) => {
    if (text.trim() !== '') return submit(event)
    event.preventDefault()
    form.remove()
  }
  return (
    <BlockForm title={t('footnote.title', { number })} isGone={form.isGone} onSubmit={save} onRemove={form.remove} onClose={form.close}>
      <NoteField text={text} onChange={(written) => form.set({ text: written })} onSave={save} />
    </BlockForm>
  )
}

/** Asks for the words of a new footnote; only with them it comes into the text, behind the caret. */
export function NewFootnoteDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('blocks')
  const [text, setText] = useState('')
  const save = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    onClose()
    if (text.trim() === '') return
    afterwards(() => {
      if (editor.isDestroyed) return
      separateUndo(editor.state)
      insertFootnote(text.trim())(editor.chain().focus()).run()
    })
  }
  return (
    <BlockForm title={t('footnote.new')} onSubmit={save} onClose={onClose}>
      <NoteField text={text} onChange={setText} onSave={save} />
    </BlockForm>
  )
}
