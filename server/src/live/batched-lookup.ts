/**
 * Answers many look-ups with few queries: there is one query at a time, and whatever is asked while it is under way goes into the next one
 * together. An answer is never older than its question, for a query under way takes no more questions.
 */
export class BatchedLookup<Key, Found> {
  private readonly load: (keys: Key[]) => Promise<ReadonlyMap<Key, Found>>
  private waiting = new Map<Key, PromiseWithResolvers<Found | undefined>>()
  private isBusy = false

  constructor(load: (keys: Key[]) => Promise<ReadonlyMap<Key, Found>>) {
    this.load = load
  }

  find(key: Key): Promise<Found | undefined> {
    const known = this.waiting.get(key)
    if (known) return known.promise
    const question = Promise.withResolvers<Found | undefined>()
    this.waiting.set(key, question)
    if (!this.isBusy) void this.run()
    return question.promise
  }

  private async run(): Promise<void> {
    this.isBusy = true
    while (this.waiting.size > 0) {
      const asked = this.waiting
      this.waiting = new Map()
      try {
        const found = await this.load([...asked.keys()])
        for (const [key, question] of asked) question.resolve(found.get(key))
      } catch (error) {
        for (const question of asked.values()) question.reject(error)
      }
    }
    this.isBusy = false
  }
}
