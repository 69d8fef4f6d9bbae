import type { Editor } from '@tiptap/core'

const PATIENCE_MS = 15_000

/** The editors of the open paper by their sections. One that does not stand yet is mounted when somebody wants to write or jump there. */
export class SectionEditors {
  private readonly editors = new Map<string, Editor>()
  private readonly wanted = new Map<string, Set<(editor: Editor) => void>>()
  private readonly listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  isWanted = (sectionId: string): boolean => this.wanted.has(sectionId)

  maybeEditor(sectionId: string): Editor | undefined {
    const editor = this.editors.get(sectionId)
    return editor && !editor.isDestroyed ? editor : undefined
  }

  /** Says that a section's editor stands, until the answer is called. */
  register(sectionId: string, editor: Editor): () => void {
    this.editors.set(sectionId, editor)
    for (const resolve of this.wanted.get(sectionId) ?? []) resolve(editor)
    this.wanted.get(sectionId)?.clear()
    return () => {
      if (this.editors.get(sectionId) === editor) this.editors.delete(sectionId)
    }
  }

  /** Mounts a section's editor wherever it stands on the page; undefined if it does not come, as without a connection. */
  want(sectionId: string): Promise<Editor | undefined> {
    const standing = this.maybeEditor(sectionId)
    if (standing) return Promise.resolve(standing)
    return new Promise((resolve) => {
      const waiting = this.wanted.get(sectionId) ?? new Set()
      const timer = setTimeout(() => {
        waiting.delete(settle)
        resolve(undefined)
      }, PATIENCE_MS)
      const settle = (editor: Editor) => {
        clearTimeout(timer)
        resolve(editor)
      }
      waiting.add(settle)
      this.wanted.set(sectionId, waiting)
      for (const listener of this.listeners) listener()
    })
  }
}
