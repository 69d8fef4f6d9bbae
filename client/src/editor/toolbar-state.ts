import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { BLOCKS, type PlainBlockName, TEXT_BLOCKS } from './blocks.ts'
import { MARKS, type MarkName } from './marks.ts'

/** What the toolbar shows of the text around the caret. */
export type ToolbarState = {
  isEditable: boolean
  text: PlainBlockName
  blocks: readonly PlainBlockName[]
  marks: readonly MarkName[]
  isLink: boolean
  isTable: boolean
  canUndo: boolean
  canRedo: boolean
}

const NOTHING: ToolbarState = {
  isEditable: false,
  text: 'paragraph',
  blocks: [],
  marks: [],
  isLink: false,
  isTable: false,
  canUndo: false,
  canRedo: false,
}

function readState(editor: Editor): ToolbarState {
  const { isEditable } = editor
  return {
    isEditable,
    text: TEXT_BLOCKS.find((block) => block.isActive(editor))?.name ?? 'paragraph',
    blocks: BLOCKS.filter((block) => block.isActive(editor)).map(({ name }) => name),
    marks: MARKS.filter(({ name }) => editor.isActive(name)).map(({ name }) => name),
    isLink: editor.isActive('link'),
    isTable: editor.isActive('table'),
    canUndo: isEditable && editor.can().undo(),
    canRedo: isEditable && editor.can().redo(),
  }
}

/** Nobody looks at the toolbar within a key press; the letter goes first. */
const SOON_MS = 120

const isSame = (one: ToolbarState, other: ToolbarState): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The state of the active editor a moment after it has changed, rendered anew only when the toolbar would look different. */
export function useToolbarState(editor: Editor | null): ToolbarState {
  const [state, setState] = useState(NOTHING)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      const now = editor && !editor.isDestroyed ? readState(editor) : NOTHING
      setState((before) => (isSame(before, now) ? before : now))
    }
    const soon = () => {
      timer ??= setTimeout(read, SOON_MS)
    }
    read()
    editor?.on('transaction', soon)
    return () => {
      editor?.off('transaction', soon)
      clearTimeout(timer)
    }
  }, [editor])
  return state
}
