/** Half-open ranges `[from, to)` of clocks, per Yjs client id; sorted, never touching. */
export class ClockRanges {
  readonly byClient = new Map<number, { from: number; to: number }[]>()

  get isEmpty(): boolean {
    return this.byClient.size === 0
  }

  add(client: number, from: number, to: number): void {
    if (from >= to) return
    const kept: { from: number; to: number }[] = []
    for (const range of this.byClient.get(client) ?? []) {
      if (range.to < from || range.from > to) kept.push(range)
      else {
        from = Math.min(from, range.from)
        to = Math.max(to, range.to)
      }
    }
    kept.push({ from, to })
    this.byClient.set(
      client,
      kept.sort((a, b) => a.from - b.from),
    )
  }

  remove(client: number, from: number, to: number): void {
    const left = (this.byClient.get(client) ?? []).flatMap((range) =>
      [
        { from: range.from, to: Math.min(range.to, from) },
        { from: Math.max(range.from, to), to: range.to },
      ].filter((part) => part.from < part.to),
    )
    if (left.length > 0) this.byClient.set(client, left)
    else this.byClient.delete(client)
  }

  clear(): void {
    this.byClient.clear()
  }
}
