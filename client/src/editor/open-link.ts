import { Extension } from '@tiptap/core'

/** Opens the link dialog with the shortcut that people know. */
export const OpenLink = Extension.create<{ openLink: () => void }>({
  name: 'openLink',
  addOptions: () => ({ openLink: () => {} }),
  addKeyboardShortcuts() {
    return {
      'Mod-k': () => {
        this.options.openLink()
        return true
      },
    }
  },
})
