import type { PaperMark, PaperNode, SectionContent } from '@concord/paper'
import type { ReadingMarkProps } from '../editor/ReadingMark.tsx'
import { fullName, type HandLabel } from '../hands/hand-labels.ts'
import { shellKey } from './block-key.ts'
import type { HandedNode } from './handed-text.ts'
import type { RedlineNode } from './redline.ts'

type Changed = 'inserted' | 'deleted' | 'reformatted'

/** The translated words of a redline. `of` takes the full name of the author, if one is known. */
export type ChangeWords = {
  title: (change: Changed, author: string | undefined) => string
  starts: (change: Changed, author: string | undefined) => string
  ends: (change: Changed) => string
  block: (change: Changed, details: string | undefined) => string
  /** `Text`, `Heading 2`, … */
  blockName: (type: string, level: unknown) => string
}

/** Label of a hand, undefined for nobody. */
export type LabelOf = (hand: number | undefined) => HandLabel | undefined

/** A redline as a text for reading: changed words are marked, changed blocks carry a word about what has changed. */
export function showRedline(nodes: readonly RedlineNode[], words: ChangeWords, labelOf: LabelOf): SectionContent {
  const isRun = (one: RedlineNode | undefined, other: RedlineNode) =>
    one?.type === 'text' && one.change === other.change && one.hand === other.hand

  const showText = (node: RedlineNode, isFirst: boolean, isLast: boolean): PaperNode => {
    const { change, was: _was, hand, content: _content, ...plain } = node
    if (change === 'same') return plain
    const label = labelOf(hand)
    const author = label && fullName(label)
    const mark: ReadingMarkProps = {
      kind: change,
      title: words.title(change, author),
      ...(isFirst && { starts: words.starts(change, author) }),
      ...(isLast && { ends: words.ends(change) }),
      ...(isLast &&
        label &&
        change !== 'reformatted' &&
        node.text?.trim() !== '' && { hand: { initials: label.initials, look: label.look } }),
    }
    return { ...plain, marks: [readingMark(mark), ...(plain.marks ?? [])] }
  }

  const showAll = (children: readonly RedlineNode[]): PaperNode[] =>
    children.map((node, place) =>
      node.type === 'text' ? showText(node, !isRun(children[place - 1], node), !isRun(children[place + 1], node)) : showBlock(node),
    )

  const showBlock = (node: RedlineNode): PaperNode => {
    const { change, was, hand: _hand, content, ...shell } = node
    const inner = content?.length ? showAll(content) : undefined
    if (change === 'same') return { ...shell, ...(inner && { content: inner }) }
    if (change === 'reformatted') {
      const block = { ...shell, ...(inner && { content: inner }) }
      return { type: 'reading', attrs: { kind: change, label: words.block(change, whatChanged(was, shell, words)) }, content: [block] }
    }
    if (inner || INSIDE.has(node.type)) return { ...shell, content: inner ?? [] }
    if (!BLANK.has(node.type)) return { type: 'reading', attrs: { kind: change, label: words.block(change, undefined) }, content: [shell] }
    const sign: PaperNode = { type: 'text', text: node.type === 'hardBreak' ? '↵' : '¶' }
    const marked = { ...sign, marks: [readingMark({ kind: change, title: words.title(change, undefined) })] }
    return node.type === 'hardBreak' ? marked : { ...shell, content: [marked] }
  }
  return { type: 'doc', content: showAll(nodes) }
}

const BLANK = new Set(['paragraph', 'heading', 'hardBreak', 'footnote'])
/** Nothing can stand between these and their parents. */
const INSIDE = new Set(['tableRow', 'tableCell', 'tableHeader', 'listItem'])

const readingMark = (props: ReadingMarkProps): PaperMark => ({ type: 'reading', attrs: props })

/** `Text → Heading 2`, or the names of the details that are others. */
function whatChanged(was: HandedNode | undefined, now: HandedNode, words: ChangeWords): string | undefined {
  if (!was || shellKey(was) === shellKey(now)) return undefined
  const [before, after] = [words.blockName(was.type, was.attrs?.level), words.blockName(now.type, now.attrs?.level)]
  if (before !== after) return `${before} → ${after}`
  const names = new Set([...Object.keys(was.attrs ?? {}), ...Object.keys(now.attrs ?? {})])
  const changed = [...names].filter((name) => JSON.stringify(was.attrs?.[name]) !== JSON.stringify(now.attrs?.[name]))
  return changed.map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(', ')
}
