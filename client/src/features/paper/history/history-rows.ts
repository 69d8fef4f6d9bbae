import type { HistoryEntry } from '@concord/contract'

/** Entries of one day, the newest first. */
export type HistoryDay = { day: string; entries: HistoryEntry[] }

/** What is listed of a history, the newest first: a point that was saved before a decision stands in that decision's own entry. */
export function listedEntries(items: readonly HistoryEntry[]): HistoryEntry[] {
  const decided = new Set(items.flatMap(({ kind, head }) => (kind !== 'saved' && head !== null ? [head] : [])))
  return items.filter(({ point, head }) => !(point?.kind === 'transition' && head !== null && decided.has(head))).toReversed()
}

/** Entries by the day on which they came, as `dayOf` names it. */
export function byDay(entries: readonly HistoryEntry[], dayOf: (at: string) => string): HistoryDay[] {
  return [...Map.groupBy(entries, ({ at }) => dayOf(at))].map(([day, found]) => ({ day, entries: found }))
}

/** How well an entry tells what a text was: a name says most, a quiet while least. */
const weightOf = ({ kind, point }: HistoryEntry): number =>
  point?.kind === 'named' ? 3 : kind !== 'saved' ? 2 : point?.kind === 'restore' ? 1 : 0

/** One entry for every text that there is something to say of, the newest text first: what can be compared. */
export function comparableEntries(items: readonly HistoryEntry[]): (HistoryEntry & { head: number })[] {
  const best = new Map<number, HistoryEntry & { head: number }>()
  for (const item of items) {
    const { head } = item
    if (head === null) continue
    const known = best.get(head)
    if (!known || weightOf(item) >= weightOf(known)) best.set(head, { ...item, head })
  }
  return [...best.values()].sort((one, other) => other.head - one.head)
}

/** The text that was approved last. */
export const lastApprovedHead = (items: readonly HistoryEntry[]): number | undefined =>
  items.findLast(({ kind, head }) => kind === 'approved' && head !== null)?.head ?? undefined
