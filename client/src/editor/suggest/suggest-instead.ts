import type { SuggestionTag } from '@concord/paper'
import type { Mark, Node } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform'
import { suggestTurn, type Turn, turnIn, turnsAround } from './block-turns.ts'
import { type ChangedRange, changedRanges } from './changed-ranges.ts'
import { isWithinOwnBlock } from './own-blocks.ts'
import { type Placed, placeContent } from './place-content.ts'
import { suggestDeletion } from './suggest-deletion.ts'
import { suggestFormat } from './suggest-format.ts'
import { type Suggester, tagFor } from './suggester.ts'

/** What a change of a person comes down to: which places of the text, which lines turned, which formats. */
type Wish = { after: Node; ranges: ChangedRange[]; turns: Turn[]; formats: FormatWish[]; back: Mapping }
/** A format for a stretch of the text after the change. */
type FormatWish = { from: number; to: number; mark: Mark; isAdded: boolean }

/**
 * The transaction that suggests what `wished` would do, undefined where a suggestion cannot say that. Where everything that it changes is the
 * person's own proposal already, it is `wished` itself: so nothing is drawn anew under a person's fingers.
 */
export function suggestInstead(state: EditorState, wished: Transaction, suggester: Suggester): Transaction | undefined {
  if (isWithinOwnBlock(wished, suggester)) return wished
  const wish = readWish(wished)
  if (!wish) return undefined
  const tr = state.tr
  const places = applyWish(tr, wish, suggester)
  if (!places) return undefined
  if (tr.doc.eq(wished.doc)) return wished
  carryOver(wished, tr, (pos) => placeOf(pos, state, tr, wish, places))
  return tr
}

function readWish(wished: Transaction): Wish | undefined {
  const turns: Turn[] = []
  const formats: FormatWish[] = []
  const still = new Set<number>()
  for (const [index, step] of wished.steps.entries()) {
    const doc = wished.docs[index]!
    const toA = (pos: number) => invert(wished, 0, index).map(pos)
    const around = turnsAround(step, doc)
    // What follows on a list that is being made only tidies it up.
    if (around && (wished.docs[index + 1] ?? wished.doc).textContent === wished.doc.textContent) {
      const done = around.map(({ pos, into }) => ({ pos: toA(pos), into }))
      return cutWish(wished, index, still, [...turns, ...done], formats)
    }
    const turn = turnIn(step, doc)
    if (turn) {
      turns.push({ pos: toA(turn.pos), into: turn.into })
      still.add(index)
    } else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) formats.push(formatIn(wished, step, index))
    else if (!(step instanceof ReplaceStep)) return undefined
  }
  return cutWish(wished, wished.steps.length, still, turns, formats)
}

/** The wish of the first `count` steps. */
function cutWish(wished: Transaction, count: number, still: ReadonlySet<number>, turns: Turn[], formats: FormatWish[]): Wish {
  const after = wished.docs[count] ?? wished.doc
  const steps = wished.steps.slice(0, count).filter((_, index) => !still.has(index))
  return { after, ranges: changedRanges(wished.before, after, steps), turns, formats, back: invert(wished, count, wished.steps.length) }
}

/** The way back over some steps. (A slice of a mapping inverts as the whole of it.) */
const invert = (wished: Transaction, from: number, to: number): Mapping => new Mapping(wished.mapping.maps.slice(from, to)).invert()

function formatIn(wished: Transaction, step: AddMarkStep | RemoveMarkStep, index: number): FormatWish {
  const forth = wished.mapping.slice(index + 1)
  return { from: forth.map(step.from, 1), to: forth.map(step.to, -1), mark: step.mark, isAdded: step instanceof AddMarkStep }
}

/** Where in `tr` what was put in stands, for each range; undefined where it cannot be said. */
function applyWish(tr: Transaction, wish: Wish, suggester: Suggester): Map<ChangedRange, Placed> | undefined {
  const placed = new Map<ChangedRange, Placed>()
  const [first] = wish.ranges
  const tag = first ? tagFor(tr.doc, first.fromA, first.toA, suggester) : freshTag(tr, wish, suggester)
  for (const range of wish.ranges.toReversed()) {
    const where = placeContent(tr, wish.after.slice(range.fromB, range.toB), range, tag, suggester)
    if (!where || !suggestDeletion(tr, range.fromA, range.toA, tag, suggester)) return undefined
    placed.set(range, where)
  }
  for (const { pos, into } of wish.turns) if (!suggestTurn(tr, tr.mapping.map(pos), into, tag, suggester)) return undefined
  for (const format of wish.formats) applyFormat(tr, format, wish.ranges, tag, suggester)
  return placed
}

const freshTag = (tr: Transaction, { turns }: Wish, suggester: Suggester): SuggestionTag => {
  const at = turns[0] ? turns[0].pos + 1 : 0
  return { ...tagFor(tr.doc, at, at, suggester), id: suggester.newId(), at: new Date(suggester.now()).toISOString() }
}

/** What was put in has its formats already. */
function applyFormat(
  tr: Transaction,
  { from, to, mark, isAdded }: FormatWish,
  ranges: readonly ChangedRange[],
  tag: SuggestionTag,
  suggester: Suggester,
): void {
  let shift = 0
  let start = from
  const stretches: [number, number][] = []
  for (const range of ranges) {
    if (start < range.fromB) stretches.push([start + shift, Math.min(to, range.fromB) + shift])
    start = Math.max(start, range.toB)
    shift = range.toA - range.toB
  }
  if (start < to) stretches.push([start + shift, to + shift])
  for (const [fromA, toA] of stretches) {
    if (fromA < toA) suggestFormat(tr, tr.mapping.map(fromA, 1), tr.mapping.map(toA, -1), { mark, isAdded }, tag, suggester)
  }
}

/** The place in the suggesting transaction that stands for a place after the wished one. */
function placeOf(
  posWished: number,
  state: EditorState,
  tr: Transaction,
  { ranges, back }: Wish,
  placed: ReadonlyMap<ChangedRange, Placed>,
): number {
  const pos = back.map(posWished)
  let shift = 0
  for (const range of ranges) {
    if (pos < range.fromB) break
    if (pos <= range.toB) return placeIn(pos, range, state, tr, placed.get(range)!)
    shift = range.toA - range.toB
  }
  return tr.mapping.map(pos + shift)
}

function placeIn(pos: number, range: ChangedRange, state: EditorState, tr: Transaction, { from, to, steps }: Placed): number {
  const later = tr.mapping.slice(steps)
  if (range.fromB < range.toB) return later.map(pos === range.fromB ? from : Math.max(from, to - (range.toB - pos)))
  // Taken out to the right of the caret: it goes on behind what was taken out, else the next press would find the same again.
  const isForward = state.selection.empty && state.selection.head === range.fromA && range.toA > range.fromA
  return tr.mapping.map(isForward ? range.toA : range.fromA)
}

/** Selection, stored marks and what others have noted on the transaction. What would be undone by steps of the other one is left out. */
function carryOver(wished: Transaction, tr: Transaction, placeOf: (pos: number) => number): void {
  const [$anchor, $head] = [wished.selection.anchor, wished.selection.head].map((pos) => tr.doc.resolve(placeOf(pos)))
  tr.setSelection($head!.parent.inlineContent ? TextSelection.between($anchor!, $head!) : Selection.near($head!))
  for (const [key, value] of Object.entries((wished as unknown as { meta: Record<string, unknown> }).meta)) {
    if (!(typeof value === 'object' && value !== null && 'transform' in value)) tr.setMeta(key, value)
  }
  if (wished.storedMarksSet) tr.setStoredMarks(wished.storedMarks)
  if (wished.scrolledIntoView) tr.scrollIntoView()
}
