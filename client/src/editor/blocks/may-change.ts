import type { Editor } from '@tiptap/core'

/**
 * Whether a block's fields can be changed here and now. A field has no words that could be proposed beside the old ones: whoever suggests
 * says in the text or in a comment what should stand there.
 */
export function mayChangeFields(editor: Editor): boolean {
  if (editor.isDestroyed || !editor.isEditable) return false
  const suggesting = editor.extensionManager.extensions.find(({ name }) => name === 'suggesting')
  return suggesting?.options?.isSuggesting?.() !== true
}
