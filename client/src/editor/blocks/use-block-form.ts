import { type SyntheticEvent, useState } from 'react'
import type { DetailsProps } from './BlockDialogs.tsx'
import { changeBlock, removeBlock } from './change-block.ts'

/** Waits until the dialog is gone: while it is there it keeps the focus. */
export const afterwards = (act: () => void): void => void setTimeout(act)

/**
 * A block's fields while somebody fills them in. Only what this person has changed is written, so that two people can fill in different
 * fields of one block at once.
 */
export function useBlockForm<Fields extends Record<string, unknown>>({ editor, handle, onClose }: DetailsProps, first: Fields) {
  const [fields, setFields] = useState(first)
  const [initial] = useState(first)
  const [isGone, setGone] = useState(false)

  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }))
  const close = () => {
    onClose()
    afterwards(() => !editor.isDestroyed && editor.commands.focus(undefined, { scrollIntoView: false }))
  }
  /** `written` turns the fields into attributes; undefined where one of them cannot be written. */
  const submit = (written: (fields: Fields) => Readonly<Record<string, unknown>> | undefined) => (event: SyntheticEvent) => {
    event.preventDefault()
    const [before, after] = [written(initial) ?? {}, written(fields)]
    if (!after) return
    const changes = Object.fromEntries(
      Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
    )
    if (changeBlock(editor, handle, changes)) close()
    else setGone(true)
  }
  const remove = () => {
    removeBlock(editor, handle)
    close()
  }
  return { fields, set, submit, remove, close, isGone }
}
