import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { maybeLinkTarget } from './link-target.ts'

function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus()
  if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    return
  }
  chain.extendMarkRange('link').setLink({ href }).run()
}

/** Whether what was typed leads to a page that anybody on the way can read and change. */
const isUnsafe = (typed: string): boolean => maybeLinkTarget(typed)?.toLowerCase().startsWith('http://') ?? false

/** Waits until the dialog is gone: while it is there it keeps the focus. */
const afterwards = (act: () => void): void => void setTimeout(act)

/** Asks where the selected words lead. Takes only addresses that a paper may hold. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const { t: writing } = useTranslation('writing')
  const current: string = editor.getAttributes('link').href ?? ''
  const [typed, setTyped] = useState(current)
  const [isRefused, setRefused] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const target = maybeLinkTarget(typed)
    setRefused(target === undefined)
    if (target === undefined) return
    onClose()
    afterwards(() => setLink(editor, target))
  }
  const remove = () => {
    onClose()
    afterwards(() => editor.chain().focus().extendMarkRange('link').unsetLink().run())
  }
  return (
    <Dialog title={t('editor.link.title')} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <TextField
          label={t('editor.link.address')}
          description={isUnsafe(typed) ? writing('link.notSecure') : t('editor.link.hint')}
          error={isRefused ? t('editor.link.refused') : undefined}
          autoFocus
          inputMode="url"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <DialogActions>
          {current !== '' && (
            <Button variant="quiet" className="sm:mr-auto" onClick={remove}>
              {t('editor.link.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('editor.link.set')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
