import { Editor, type JSONContent } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'

declare global {
  interface Window {
    showText(text: JSONContent): void
  }
}

/** What Concord's editor is compared with: Tiptap as its guide sets it up, with one section's text and nothing shared. */
window.showText = (content) => {
  new Editor({ element: document.getElementById('editor')!, extensions: [StarterKit], content })
}
