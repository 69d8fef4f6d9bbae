import type { SuggestionTag } from '@concord/paper'
import type { Mark, Node, ResolvedPos, Schema } from '@tiptap/pm/model'

/** Who suggests here. Time and ids are given, so that a test can repeat what happened. */
export type Suggester = { personId: string; now: () => number; newId: () => string }

/**
 * What follows within this time joins the mark beside it. Later it gets a mark of its own (with the same id): the older one may be settled
 * by a moderator at this very moment, and a mark that was lengthened meanwhile would run on over the text behind it.
 */
const SAME_BURST_MS = 60_000

const OWN_KINDS = new Set(['insertion', 'deletion', 'boundary'])
const isOwn = (mark: Mark, { personId }: Suggester): boolean => mark.attrs.by === personId

/** Whether a piece of text is only proposed, by this person: then it is theirs to change. */
export const isOwnProposal = (node: Node, suggester: Suggester): boolean =>
  node.marks.some((mark) => (mark.type.name === 'insertion' || mark.type.name === 'boundary') && isOwn(mark, suggester))

/** The tag for a change between two places: that of the person's own suggestion which it touches, or a new one. */
export function tagFor(doc: Node, from: number, to: number, suggester: Suggester): SuggestionTag {
  const now = suggester.now()
  const at = new Date(now).toISOString()
  const near = [from, to]
    .flatMap((pos) => touching(doc.resolve(pos)))
    .find((mark) => OWN_KINDS.has(mark.type.name) && isOwn(mark, suggester))
  if (!near) return { id: suggester.newId(), by: suggester.personId, at }
  const { id, by, at: since } = near.attrs as SuggestionTag
  return { id, by, at: now - Date.parse(since) < SAME_BURST_MS ? since : at }
}

const touching = ($pos: ResolvedPos): readonly Mark[] => [...($pos.nodeBefore?.marks ?? []), ...($pos.nodeAfter?.marks ?? [])]

/** The mark of a suggestion. */
export const suggestionMark = (schema: Schema, name: string, tag: SuggestionTag, more: Record<string, unknown> = {}): Mark =>
  schema.mark(name, { ...tag, ...more })
