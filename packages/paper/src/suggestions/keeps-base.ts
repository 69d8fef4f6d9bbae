import { canonicalJson } from '../canonical.ts'

import type { PaperMark, PaperNode } from '../paper-json.ts'
import { MARK_ORDER } from '../schema-names.ts'
import { MARK_DEFAULTS, NODE_DEFAULTS } from './attribute-defaults.ts'
import { rejectIn } from './reject-suggestions.ts'
import { isSuggestionMark, suggestionOf, tagOf } from './suggestion-tag.ts'

/**
 * The law of suggesting (gate rule G8): after what somebody has done, the text with all suggestions of that person rejected is what it was
 * before. So nobody who may only suggest changes the text, or another's suggestion, or signs with another's name. Besides, no suggestion of
 * anybody else appears that was not there: not even inside of what the person suggests.
 *
 * `before` and `after` are the blocks of a section; blocks that are the same object are not looked at twice.
 */
export function keepsBase(before: readonly PaperNode[], after: readonly PaperNode[], personId: string): boolean {
  const known = new Set(before)
  return (
    isSameBase(before, after, personId) &&
    signsNoOther(
      before,
      after.filter((block) => !known.has(block)),
      personId,
    )
  )
}

function isSameBase(before: readonly PaperNode[], after: readonly PaperNode[], personId: string): boolean {
  const [was, is] = [before, after].map((blocks) => blocks.flatMap((block) => baseOf(block, personId)))
  return was!.length === is!.length && was!.every((block, index) => block === is![index])
}

function signsNoOther(before: readonly PaperNode[], changed: readonly PaperNode[], personId: string): boolean {
  const signed = changed.flatMap((block) => [...othersIn(block, personId)])
  if (signed.length === 0) return true
  const known = new Set(before.flatMap((block) => [...othersIn(block, personId)]))
  return signed.every((suggestion) => known.has(suggestion))
}

/** Nodes are never changed, so what was said of one stays right. */
const bases = new WeakMap<PaperNode, Map<string, string[]>>()

/** A block without a person's suggestions, in a form in which equal blocks are equal strings; nothing where the block itself is one. */
function baseOf(block: PaperNode, personId: string): string[] {
  const known = bases.get(block) ?? new Map<string, string[]>()
  bases.set(block, known)
  const answer = known.get(personId) ?? rejectIn(block, ({ by }) => by === personId).map((node) => canonicalJson(normalNode(node)))
  known.set(personId, answer)
  return answer
}

function* othersIn(node: PaperNode, personId: string): Generator<string> {
  const suggestion = suggestionOf(node)
  if (suggestion && suggestion.by !== personId) yield String(node.attrs?.suggestion)
  for (const mark of node.marks ?? []) {
    if (isSuggestionMark(mark.type) && tagOf(mark).by !== personId) yield canonicalJson(mark)
  }
  for (const child of node.content ?? []) yield* othersIn(child, personId)
}

/** Attributes that say what is so without them are left out: editors write them when they touch a block. */
export function normalNode(node: PaperNode): PaperNode {
  const attrs = normalAttributes(node.attrs, NODE_DEFAULTS[node.type])
  const marks = (node.marks ?? []).map(normalMark).sort(compareMarks)
  const content = joinNormal((node.content ?? []).map(normalNode))
  return {
    type: node.type,
    ...(attrs && { attrs }),
    ...(node.text !== undefined && { text: node.text }),
    ...(marks.length > 0 && { marks }),
    ...(content.length > 0 && { content }),
  }
}

function joinNormal(nodes: PaperNode[]): PaperNode[] {
  const joined: PaperNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text' && canonicalJson(last.marks ?? []) === canonicalJson(node.marks ?? []))
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else if (node.type !== 'text' || node.text !== '') joined.push(node)
  }
  return joined
}

const normalMark = ({ type, attrs }: PaperMark): PaperMark => {
  const normal = normalAttributes(attrs, MARK_DEFAULTS[type])
  return normal ? { type, attrs: normal } : { type }
}

const compareMarks = (a: PaperMark, b: PaperMark): number =>
  MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type) || (canonicalJson(a) < canonicalJson(b) ? -1 : 1)

function normalAttributes(attrs: PaperNode['attrs'], defaults: Readonly<Record<string, unknown>> = {}): PaperNode['attrs'] {
  const entries = Object.entries(attrs ?? {}).filter(([name, value]) => {
    const usual = Object.hasOwn(defaults, name) ? defaults[name] : null
    return value !== undefined && value !== null && canonicalJson(value) !== canonicalJson(usual)
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
