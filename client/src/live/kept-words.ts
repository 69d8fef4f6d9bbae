import type { SalvagedWords } from '@concord/collab/browser'
import type { LiveEngine } from './live-engine.ts'

/** Refused words on the page. `stored` is false where the browser keeps no data: then they live only as long as the page. */
export type KeptWords = SalvagedWords & { stored: boolean }

type Shelf = Pick<LiveEngine, 'keepWords' | 'listWords' | 'dropWords'>

/** One person's refused words: those on this device and those that the browser could not store. */
export class KeptWordsList {
  private readonly shelf: Shelf
  private readonly personId: string
  private readonly onChange: () => void
  private words: readonly KeptWords[] = []

  constructor(shelf: Shelf, personId: string, onChange: () => void) {
    this.shelf = shelf
    this.personId = personId
    this.onChange = onChange
  }

  get all(): readonly KeptWords[] {
    return this.words
  }

  /** Reads what earlier visits kept. A browser without storage has nothing to read. */
  async load(): Promise<void> {
    const stored = await this.shelf.listWords(this.personId).catch((): SalvagedWords[] => [])
    const known = new Set(stored.map(({ id }) => id))
    this.show([...stored.map((words) => ({ ...words, stored: true })), ...this.words.filter(({ id }) => !known.has(id))])
  }

  /** Shows the words at once; resolves when they are stored or known not to be storable. */
  async keep(words: SalvagedWords): Promise<void> {
    this.show([...this.words, { ...words, stored: false }])
    const stored = await this.shelf.keepWords(words).then(
      () => true,
      () => false,
    )
    this.show(this.words.map((entry) => (entry.id === words.id ? { ...entry, stored } : entry)))
  }

  /** Lets words go for good. They stay on the page if the browser cannot forget them. */
  async discard(id: string): Promise<void> {
    if (this.words.find((entry) => entry.id === id)?.stored) await this.shelf.dropWords(id)
    this.show(this.words.filter((entry) => entry.id !== id))
  }

  private show(words: readonly KeptWords[]): void {
    this.words = words
    this.onChange()
  }
}
