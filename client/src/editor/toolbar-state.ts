import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
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

/** The state of the active editor, rendered anew only when the toolbar would look different. */
export const useToolbarState = (editor: Editor | null): ToolbarState =>
  useEditorState({ editor, selector: () => (editor && !editor.isDestroyed ? readState(editor) : NOTHING) }) ?? NOTHING
