import { type PaperNode, plainText, type SectionContent } from '../paper-json.ts'
import {
  type BlockSuggestion,
  BOUNDARY_CHARACTERS,
  type BoundaryKind,
  isSuggestionMark,
  marksOf,
  type SuggestionTag,
  suggestionOf,
  tagOf,
  type WhichSuggestions,
} from './suggestion-tag.ts'

/** One change of a suggestion, in the order of the text. Words are as they stand, at most a few hundred characters. */
export type SuggestedChange =
  | { kind: 'insert' | 'delete'; words: string }
  | { kind: 'boundary'; boundary: BoundaryKind }
  | { kind: 'format'; words: string; added: string[]; removed: string[]; href: string | null }
  | { kind: 'block'; block: string; what: BlockSuggestion['kind']; into?: string; words: string }

/** One suggestion with all that it would change. `at` is the time of its first part. */
export type OpenSuggestion = SuggestionTag & { changes: SuggestedChange[] }

const MAX_WORDS = 400

/** The name of a suggestion within its section: nobody can add to another's. */
export const suggestionKey = ({ id, by }: Pick<SuggestionTag, 'id' | 'by'>): string => `${id} ${by}`

/** Every suggestion that is open in a section's text, in the order in which they begin. */
export function listSuggestions(content: SectionContent): OpenSuggestion[] {
  const found = new Map<string, OpenSuggestion>()
  const note = (tag: SuggestionTag, change: SuggestedChange) => {
    const known = found.get(suggestionKey(tag))
    if (!known) return void found.set(suggestionKey(tag), { ...tag, changes: [change] })
    if (tag.at < known.at) known.at = tag.at
    addChange(known.changes, change)
  }
  visit(content, note)
  return [...found.values()]
}

/** Whether a text holds any suggestion; stops at the first. */
export const hasSuggestions = (node: PaperNode): boolean =>
  suggestionOf(node) !== undefined ||
  (node.marks ?? []).some(({ type }) => isSuggestionMark(type)) ||
  (node.content ?? []).some(hasSuggestions)

/** The suggestions with these keys. */
export const suggestionsWith =
  (keys: ReadonlySet<string>): WhichSuggestions =>
  (tag) =>
    keys.has(suggestionKey(tag))

type Note = (tag: SuggestionTag, change: SuggestedChange) => void

function visit(node: PaperNode, note: Note): void {
  if (node.type === 'text') return visitText(node, note)
  const suggestion = suggestionOf(node)
  if (suggestion) note(suggestion, blockChange(node, suggestion))
  for (const child of node.content ?? []) visit(child, note)
}

const blockChange = (node: PaperNode, suggestion: BlockSuggestion): SuggestedChange => ({
  kind: 'block',
  block: node.type === 'heading' ? `heading${node.attrs?.level ?? 1}` : node.type,
  what: suggestion.kind,
  ...(suggestion.kind === 'turn' ? { into: suggestion.into } : {}),
  words: plainText(node).trim().slice(0, MAX_WORDS),
})

/** Text that was suggested inside of another's suggestion is its author's, not the other's. */
function visitText(node: PaperNode, note: Note): void {
  const words = node.text ?? ''
  const newest = marksOf(node, 'insertion').toSorted((a, b) => (tagOf(a).at < tagOf(b).at ? 1 : -1))[0]
  const boundary = marksOf(node, 'boundary')[0]
  if (boundary) {
    const kind = boundary.attrs?.kind as BoundaryKind
    for (const _step of words) note(tagOf(boundary), { kind: 'boundary', boundary: kind })
  } else if (newest) note(tagOf(newest), { kind: 'insert', words })
  for (const mark of marksOf(node, 'deletion')) note(tagOf(mark), { kind: 'delete', words })
  for (const mark of marksOf(node, 'formatting')) note(tagOf(mark), { kind: 'format', words, ...formatOf(mark.attrs ?? {}) })
}

/** What a `formatting` mark would change. */
export const formatOf = (attrs: Readonly<Record<string, unknown>>): { added: string[]; removed: string[]; href: string | null } => ({
  added: namesIn(attrs.added),
  removed: namesIn(attrs.removed),
  href: typeof attrs.href === 'string' ? attrs.href : null,
})

const namesIn = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? value.split(' ') : [])

/** Runs that follow each other are told as one. */
function addChange(changes: SuggestedChange[], change: SuggestedChange): void {
  const last = changes.at(-1)
  if ((change.kind === 'insert' || change.kind === 'delete') && last?.kind === change.kind) {
    last.words = `${last.words}${change.words}`.slice(0, MAX_WORDS)
  } else changes.push('words' in change ? { ...change, words: change.words.slice(0, MAX_WORDS) } : change)
}

/** The characters that a boundary shows, for tests and for the editor. */
export const boundaryCharacter = (kind: BoundaryKind): string => BOUNDARY_CHARACTERS[kind]
