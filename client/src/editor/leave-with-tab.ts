import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** In lists and tables Tab moves within the text. After Escape the next Tab leaves the editor, so that nobody is trapped. */
export const LeaveWithTab = Extension.create({
  name: 'leaveWithTab',
  priority: 1200,
  addProseMirrorPlugins() {
    let leaves = false
    const keydown = (_view: unknown, event: KeyboardEvent): boolean => {
      const isLeaving = leaves && event.key === 'Tab'
      if (event.key !== 'Shift') leaves = event.key === 'Escape'
      return isLeaving
    }
    return [new Plugin({ props: { handleDOMEvents: { keydown } } })]
  },
})
