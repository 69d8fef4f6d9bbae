import type { SectionContent } from '@concord/paper'

/** Where a section's text is read from. `watch` calls back after every change and answers with the way to stop. */
export type TextSource = { read: () => SectionContent; watch: (changed: () => void) => () => void }

const SETTLE_MS = 300

/** The texts of all sections of the open paper, whether their editors stand or not. A text is only read when somebody asks for it. */
export class SectionTexts {
  private readonly sources = new Map<string, { source: TextSource; stop: () => void; text: SectionContent | undefined }>()
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Grows with every change that has come to rest. */
  version = 0

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Names the source of a section's text until the answer is called. */
  setSource(sectionId: string, source: TextSource): () => void {
    this.sources.get(sectionId)?.stop()
    const stop = source.watch(() => {
      entry.text = undefined
      this.settle()
    })
    const entry = { source, stop, text: undefined as SectionContent | undefined }
    this.sources.set(sectionId, entry)
    this.settle()
    return () => {
      stop()
      if (this.sources.get(sectionId) === entry) this.sources.delete(sectionId)
    }
  }

  /** The same object until the text changes; undefined while it is not known. */
  textOf(sectionId: string): SectionContent | undefined {
    const entry = this.sources.get(sectionId)
    if (entry) entry.text ??= entry.source.read()
    return entry?.text
  }

  private settle(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.version += 1
      for (const listener of this.listeners) listener()
    }, SETTLE_MS)
  }
}
