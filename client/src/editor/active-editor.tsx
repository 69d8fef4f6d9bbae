import type { Editor } from '@tiptap/core'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** The editor that the toolbar acts on: the one that had the focus last. */
export type ActiveEditor = {
  editor: Editor | null
  isLinkOpen: boolean
  activate: (editor: Editor) => void
  release: (editor: Editor) => void
  openLink: () => void
  closeLink: () => void
}

const ActiveEditorContext = createContext<ActiveEditor | undefined>(undefined)

/** Holds the active editor of one paper page. */
export function ActiveEditorProvider({ children }: { children: ReactNode }) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isLinkOpen, setLinkOpen] = useState(false)
  // These never change, so that an editor can depend on them without being released when another one is activated.
  const [steps] = useState(() => ({
    activate: (focused: Editor) => setEditor(focused),
    release: (gone: Editor) => setEditor((current) => (current === gone ? null : current)),
    openLink: () => setLinkOpen(true),
    closeLink: () => setLinkOpen(false),
  }))
  const active = useMemo(() => ({ editor, isLinkOpen, ...steps }), [editor, isLinkOpen, steps])
  return <ActiveEditorContext value={active}>{children}</ActiveEditorContext>
}

/** The active editor of the page around. */
export function useActiveEditor(): ActiveEditor {
  const active = useContext(ActiveEditorContext)
  if (!active) throw new Error('useActiveEditor is used outside of ActiveEditorProvider')
  return active
}
