/** Beats without a word from a node after which it counts as gone: once a second everybody says something. */
export const BEATS_MISSED = 3

/**
 * Which messages of other nodes have come, by the numbers that they carry. A node that was never heard has published nothing as far as
 * this one knows, so the first word of one that has been there for long counts as a loss, and so does the silence of one that is gone:
 * its last words may be missing.
 */
export class HeardNodes {
  private readonly nodes = new Map<string, { sequence: number; silentBeats: number }>()

  /** Takes a frame's numbers. `isNew` says that its message has not come before, `hasGap` that an earlier one is missing. */
  hear({ node, sequence, isMessage }: { node: string; sequence: number; isMessage: boolean }): { isNew: boolean; hasGap: boolean } {
    const known = this.nodes.get(node)?.sequence ?? 0
    this.nodes.set(node, { sequence: Math.max(known, sequence), silentBeats: 0 })
    const before = isMessage ? sequence - 1 : sequence
    return { isNew: isMessage && sequence > known, hasGap: before > known }
  }

  /** Once a second. Answers whether a node has fallen silent; it is forgotten. */
  beat(): boolean {
    let hasLost = false
    for (const [id, node] of this.nodes) {
      node.silentBeats += 1
      if (node.silentBeats < BEATS_MISSED) continue
      this.nodes.delete(id)
      hasLost = true
    }
    return hasLost
  }
}
