import type { PaperNode, SectionContent } from '@concord/paper'

/** A node of a text whose text nodes say who wrote them: `hand` is a place in a list of people, -1 nobody's. */
export type HandedNode = Omit<PaperNode, 'content'> & { hand?: number; content?: HandedNode[] }

/** `[length, hand]` in the order of the text, in UTF-16 units. */
export type HandRuns = readonly (readonly [length: number, hand: number])[]

/** A text with its text nodes split where another hand begins. What the runs do not reach is nobody's. */
export function withHands(content: SectionContent, runs: HandRuns): HandedNode {
  const hands = new HandReader(runs)
  const visit = (node: PaperNode): HandedNode[] => {
    if (node.type === 'text') return splitByHand(node, hands)
    return [{ ...node, ...(node.content ? { content: node.content.flatMap(visit) } : {}) }]
  }
  return visit(content)[0]!
}

function splitByHand(node: PaperNode, hands: HandReader): HandedNode[] {
  const text = node.text ?? ''
  const pieces: HandedNode[] = []
  for (let at = 0; at < text.length; ) {
    const { length, hand } = hands.take(text.length - at)
    pieces.push({ ...node, text: text.slice(at, at + length), hand })
    at += length
  }
  return pieces
}

/** Goes through the runs from the start of the text to its end. */
class HandReader {
  private readonly runs: HandRuns
  private next = 0
  private used = 0

  constructor(runs: HandRuns) {
    this.runs = runs
  }

  /** The hand of the text at this place, and how much of `wanted` it reaches. */
  take(wanted: number): { length: number; hand: number } {
    const run = this.runs[this.next]
    if (!run) return { length: wanted, hand: -1 }
    const length = Math.min(wanted, run[0] - this.used)
    this.used += length
    if (this.used === run[0]) {
      this.next += 1
      this.used = 0
    }
    return { length, hand: run[1] }
  }
}
