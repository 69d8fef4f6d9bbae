import { ChangeSet } from '@tiptap/pm/changeset'
import { type Node, Schema } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { shellKey } from './block-key.ts'
import type { HandedNode } from './handed-text.ts'

/** A piece of a line of text in a redline. `was`: the marks that it had, where only those have changed. */
export type InlineChange = { change: 'same' | 'inserted' | 'deleted' | 'reformatted'; node: HandedNode; was?: HandedNode['marks'] }

/** What is compared: a line of words, each one token, so that a redline never cuts a word or a number in two. */
const words = new Schema({
  nodes: { doc: { content: 'word*' }, word: { inline: true, atom: true, attrs: { key: {} } }, text: {} },
})
const ENCODER = {
  encodeCharacter: (char: number) => String(char),
  encodeNodeStart: (node: Node): string => node.attrs.key,
  encodeNodeEnd: () => '',
  compareTokens: (one: string, other: string) => one === other,
}
const WORD = /[\p{L}\p{N}\p{M}'’]+|\s+|[^\s\p{L}\p{N}\p{M}'’]/gu

/** A line of text as words; each knows where its characters begin. A node that is no text counts as one character. */
type Line = { keys: string[]; starts: number[]; length: number; nodes: readonly HandedNode[] }

const lengthOf = (node: HandedNode): number => (node.type === 'text' ? (node.text ?? '').length : 1)

function readLine(nodes: readonly HandedNode[]): Line {
  const line: Line = { keys: [], starts: [], length: 0, nodes }
  let text = ''
  const endText = () => {
    for (const match of text.matchAll(WORD)) {
      line.keys.push(match[0])
      line.starts.push(line.length + match.index)
    }
    line.length += text.length
    text = ''
  }
  for (const node of nodes) {
    if (node.type === 'text') text += node.text ?? ''
    else {
      endText()
      line.keys.push(`<${shellKey(node)}>`)
      line.starts.push(line.length)
      line.length += 1
    }
  }
  endText()
  return line
}

const toDoc = ({ keys }: Line): Node =>
  words.node(
    'doc',
    null,
    keys.map((key) => words.node('word', { key })),
  )

/** The pieces of a line between two words. */
function cut({ nodes, starts, length }: Line, from: number, to: number): HandedNode[] {
  const [begin, end] = [starts[from] ?? length, starts[to] ?? length]
  const pieces: HandedNode[] = []
  let at = 0
  for (const node of nodes) {
    const [start, stop] = [Math.max(begin, at), Math.min(end, at + lengthOf(node))]
    if (start < stop) pieces.push(node.type === 'text' ? { ...node, text: node.text!.slice(start - at, stop - at) } : node)
    at += lengthOf(node)
  }
  return pieces
}

const marksKey = ({ marks }: HandedNode): string => JSON.stringify(marks ?? [])

/** Equal words as they stand now; where their marks are others, as reformatted. */
function compareMarks(before: readonly HandedNode[], after: readonly HandedNode[]): InlineChange[] {
  const changes: InlineChange[] = []
  const old = [...before]
  for (const node of after) {
    for (let rest: HandedNode = node; lengthOf(rest) > 0; ) {
      const other = old[0]
      if (!other) return [...changes, { change: 'same', node: rest }]
      const length = Math.min(lengthOf(rest), lengthOf(other))
      const isSame = rest.type !== 'text' || marksKey(rest) === marksKey(other)
      const piece = rest.type === 'text' ? { ...rest, text: rest.text!.slice(0, length) } : rest
      changes.push(isSame ? { change: 'same', node: piece } : { change: 'reformatted', node: piece, was: other.marks ?? [] })
      if (length === lengthOf(other)) old.shift()
      else old[0] = { ...other, text: other.text!.slice(length) }
      rest = { ...rest, type: 'text', text: rest.type === 'text' ? rest.text!.slice(length) : '' }
    }
  }
  return changes
}

/** What has changed between two lines of text, word by word, the deleted words before the inserted ones. */
export function compareInlines(before: readonly HandedNode[], after: readonly HandedNode[]): InlineChange[] {
  const [old, now] = [readLine(before), readLine(after)]
  const whole = new StepMap([0, old.keys.length, now.keys.length])
  const { changes } = ChangeSet.create(toDoc(old), undefined, ENCODER).addSteps(toDoc(now), [whole], null)
  const pieces: InlineChange[] = []
  let [from, to] = [0, 0]
  for (const { fromA, toA, fromB, toB } of changes) {
    pieces.push(...compareMarks(cut(old, from, fromA), cut(now, to, fromB)))
    pieces.push(...cut(old, fromA, toA).map((node): InlineChange => ({ change: 'deleted', node })))
    pieces.push(...cut(now, fromB, toB).map((node): InlineChange => ({ change: 'inserted', node })))
    ;[from, to] = [toA, toB]
  }
  return [...pieces, ...compareMarks(cut(old, from, old.keys.length), cut(now, to, now.keys.length))]
}
