import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { dispatchAlone } from './blocks/change-block.ts'
import { afterwards } from './blocks/use-block-form.ts'
import { COLUMN_WIDTH, cellAtCaret, givenWidth, setColumnWidth } from './column-width.ts'

/** How wide the column at the caret stands on this screen. */
function shownWidth({ state, view }: Editor): number {
  const at = cellAtCaret(state)
  const cell = at === undefined ? null : view.nodeDOM(at)
  return cell instanceof HTMLTableCellElement ? Math.round(cell.offsetWidth / cell.colSpan) : COLUMN_WIDTH.min
}

/** Asks how wide the column at the caret should be: what the pointer does at its edge. */
export function ColumnWidthDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const [typed, setTyped] = useState(() => String(givenWidth(editor.state) ?? shownWidth(editor)))

  const close = (width?: number) => {
    onClose()
    afterwards(() => {
      if (editor.isDestroyed) return
      editor.commands.focus()
      const change = width === undefined ? undefined : setColumnWidth(editor.state, width)
      if (change?.docChanged) dispatchAlone(editor, change)
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close(Math.round(Number(typed)))
  }
  return (
    <Dialog title={t('editor.table.columnWidthTitle')} isOpen onClose={() => close()}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t('editor.table.width')}
          description={t('editor.table.widthHint', { line: editor.view.dom.clientWidth })}
          type="number"
          required
          autoFocus
          {...COLUMN_WIDTH}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <DialogActions>
          <Button onClick={() => close()}>{word('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('editor.table.widthSet')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
