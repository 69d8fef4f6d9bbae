import { canonicalJson, sha256Hex } from '../canonical.ts'
import type { PaperMark, PaperNode } from '../paper-json.ts'

/** Whose suggestion something is: `by` is a person, `at` an ISO time. What carries the same `id` and `by` is one suggestion. */
export type SuggestionTag = { id: string; by: string; at: string }

/**
 * The marks that make a suggestion. They never change what they stand on: `insertion` and `boundary` stand on text that is only proposed,
 * `deletion` and `formatting` on text that stays as it is until somebody accepts.
 */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'boundary', 'formatting'] as const
export type SuggestionMarkName = (typeof SUGGESTION_MARKS)[number]

/** What a `boundary` character stands for: a new block begins, this block and the next become one, a line breaks. */
export const BOUNDARY_KINDS = ['split', 'join', 'break'] as const
export type BoundaryKind = (typeof BOUNDARY_KINDS)[number]
/** The character that carries a `boundary` mark; one character is one step. */
export const BOUNDARY_CHARACTERS: Readonly<Record<BoundaryKind, string>> = { split: '¶', join: '¶', break: '↵' }

/** What a line of text may be turned into. */
export const BLOCK_TURNS = ['paragraph', 'heading1', 'heading2', 'heading3', 'bulletList', 'orderedList', 'blockquote'] as const
export type BlockTurn = (typeof BLOCK_TURNS)[number]

/** What is suggested about a whole block: that it comes, goes, or becomes another kind of text. */
export type BlockSuggestion = SuggestionTag & ({ kind: 'insert' | 'delete' } | { kind: 'turn'; into: BlockTurn })

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'
const BLOCK_SUGGESTION = new RegExp(`^(?:(insert|delete)|turn:(${BLOCK_TURNS.join('|')})) (${UUID}) (${UUID}) (${TIME})$`)
const isMatch = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)

/** The values that a tag may have on the wire. */
export const TAG_RULES = {
  id: isMatch(new RegExp(`^${UUID}$`)),
  by: isMatch(new RegExp(`^${UUID}$`)),
  at: isMatch(new RegExp(`^${TIME}$`)),
}

/** A block's suggestion as its `suggestion` attribute holds it: one string, since shared attributes are compared by identity. */
export const encodeBlockSuggestion = (suggestion: BlockSuggestion): string =>
  `${suggestion.kind === 'turn' ? `turn:${suggestion.into}` : suggestion.kind} ${suggestion.id} ${suggestion.by} ${suggestion.at}`

/** Reads a `suggestion` attribute; undefined where there is none. */
export function maybeBlockSuggestion(value: unknown): BlockSuggestion | undefined {
  const found = typeof value === 'string' ? BLOCK_SUGGESTION.exec(value) : null
  if (!found) return undefined
  const [, kind, into, id, by, at] = found
  const tag = { id: id!, by: by!, at: at! }
  return into ? { ...tag, kind: 'turn', into: into as BlockTurn } : { ...tag, kind: kind as 'insert' | 'delete' }
}

/** What is suggested about a node as a whole. */
export const suggestionOf = (node: PaperNode): BlockSuggestion | undefined => maybeBlockSuggestion(node.attrs?.suggestion)

export const isSuggestionMark = (name: string): name is SuggestionMarkName => (SUGGESTION_MARKS as readonly string[]).includes(name)

/** The tag of a suggestion's mark. */
export const tagOf = ({ attrs = {} }: PaperMark): SuggestionTag => ({ id: String(attrs.id), by: String(attrs.by), at: String(attrs.at) })

/** The marks of one kind on a run of text. */
export const marksOf = (node: PaperNode, name: SuggestionMarkName): PaperMark[] => (node.marks ?? []).filter(({ type }) => type === name)

const SHARED_NAME = new RegExp(`^(${SUGGESTION_MARKS.join('|')})--[A-Za-z0-9+/=]{8}$`)

/**
 * The mark that a shared text's attribute stands for. Suggestions may lie over each other, so each has an attribute of its own:
 * `deletion--` and eight characters of a hash over the mark.
 */
export const markNameOf = (attribute: string): string | undefined =>
  SHARED_NAME.exec(attribute)?.[1] ?? (isSuggestionMark(attribute) ? undefined : attribute)

/** The attribute under which a mark that is not written by an editor stands in a shared text. */
export const attributeOf = (mark: PaperMark): string =>
  isSuggestionMark(mark.type) ? `${mark.type}--${sha256Hex(canonicalJson(mark)).slice(0, 8)}` : mark.type

/** Which suggestions are meant. */
export type WhichSuggestions = (tag: SuggestionTag) => boolean

/** The node without one attribute. */
export function withoutAttribute(node: PaperNode, name: string): PaperNode {
  const { [name]: _gone, ...attrs } = node.attrs ?? {}
  const { attrs: _before, ...rest } = node
  return Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest
}

/** A run of text with these marks. */
export function withMarks(node: PaperNode, marks: readonly PaperMark[]): PaperNode {
  const { marks: _before, ...rest } = node
  return marks.length > 0 ? { ...rest, marks: [...marks] } : rest
}

/** A node with this content. */
export function withContent(node: PaperNode, content: readonly PaperNode[]): PaperNode {
  const { content: _before, ...rest } = node
  return content.length > 0 ? { ...rest, content: [...content] } : rest
}
