import type { HandRun } from '@concord/collab/browser'
import type { Node } from '@tiptap/pm/model'

/** A stretch of a document's text that one client id has written, within one text block. */
export type HandRange = { from: number; to: number; client: number }

/**
 * Where the runs of a shared text stand in the editor's document. Undefined where the two do not hold equally much text: then one is
 * just a moment behind the other.
 */
export function handRanges(doc: Node, runs: readonly HandRun[]): HandRange[] | undefined {
  const total = runs.reduce((sum, [length]) => sum + length, 0)
  const ranges: HandRange[] = []
  let next = 0
  let used = 0
  let read = 0
  doc.descendants((node, position) => {
    if (!node.isText) return
    const length = node.nodeSize
    read += length
    for (let at = 0; at < length && next < runs.length; ) {
      const [runLength, client] = runs[next]!
      const part = Math.min(length - at, runLength - used)
      addRange(ranges, { from: position + at, to: position + at + part, client })
      at += part
      used += part
      if (used === runLength) {
        next += 1
        used = 0
      }
    }
  })
  return read === total ? ranges : undefined
}

function addRange(ranges: HandRange[], range: HandRange): void {
  const last = ranges.at(-1)
  if (last && last.to === range.from && last.client === range.client) last.to = range.to
  else ranges.push(range)
}
