import { BLOCK_TURNS, type BlockTurn, encodeBlockSuggestion, maybeBlockSuggestion, type SuggestionTag } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, type Step } from '@tiptap/pm/transform'
import type { Suggester } from './suggester.ts'

/** A line of text that shall become another kind of text. */
export type Turn = { pos: number; into: BlockTurn }

const isLine = (node: Node | null | undefined): node is Node => node?.type.name === 'paragraph' || node?.type.name === 'heading'
const nameOf = (node: Node): string => (node.type.name === 'heading' ? `heading${node.attrs.level}` : node.type.name)
const maybeTurn = (name: string): BlockTurn | undefined => BLOCK_TURNS.find((turn) => turn === name)

/** The turn that a step makes of one line where it leaves the text around it alone: a paragraph becomes a heading, a heading another. */
export function turnIn(step: Step, doc: Node): Turn | undefined {
  if (!(step instanceof ReplaceAroundStep)) return undefined
  const [node, wrapper] = [doc.nodeAt(step.from), step.slice.content.firstChild]
  const isOne = isLine(node) && isLine(wrapper) && step.slice.content.childCount === 1 && step.insert === 1
  const isAround = isOne && step.to === step.from + node.nodeSize && step.gapFrom === step.from + 1 && step.gapTo === step.to - 1
  const into = isAround ? maybeTurn(nameOf(wrapper)) : undefined
  return into && { pos: step.from, into }
}

/** The turns that a step makes of whole lines of the section: they become a list or a quote. */
export function turnsAround(step: Step, doc: Node): Turn[] | undefined {
  if (!(step instanceof ReplaceAroundStep) || step.from !== step.gapFrom || step.to !== step.gapTo) return undefined
  const into = maybeTurn(step.slice.content.firstChild?.type.name ?? '')
  const turns: Turn[] = []
  let isWhole = into !== undefined && doc.resolve(step.from).depth === 0
  doc.forEach((node, pos) => {
    if (pos < step.from || pos >= step.to) return
    if (isLine(node) && into) turns.push({ pos, into })
    else isWhole = false
  })
  return isWhole ? turns : undefined
}

/** Says it of the line at `pos`; what it is anyway is no suggestion. Answers false where somebody else's suggestion stands in the way. */
export function suggestTurn(tr: Transaction, pos: number, into: BlockTurn, tag: SuggestionTag, { personId }: Suggester): boolean {
  const node = tr.doc.nodeAt(pos)
  if (!node) return false
  const standing = maybeBlockSuggestion(node.attrs.suggestion)
  if (standing && standing.by !== personId) return false
  const isBack = nameOf(node) === into
  if (isBack && !standing) return true
  tr.setNodeAttribute(pos, 'suggestion', isBack ? null : encodeBlockSuggestion({ ...tag, id: standing?.id ?? tag.id, kind: 'turn', into }))
  return true
}
