import type { HistoryEntry } from '@concord/contract'
import type { PersonId, SectionId } from '@concord/paper'
import type { Deps } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { presentPointEntry, type TitledText } from '../presenters/history.ts'
import { maybePresentEvent } from '../presenters/sections.ts'
import { findNames, findTitleAt, listPoints, type PointRow } from '../storage/point-queries.ts'
import { listRevisionAuthors, listRevisionHeads, listSectionEvents } from '../storage/revision-queries.ts'
import type { SectionRow } from '../storage/section-queries.ts'

type Reading = Pick<Deps, 'db' | 'texts'>

/** Everything that happened to a section and every point of it, the oldest first. */
export async function viewHistory({ db, texts }: Reading, sectionId: string): Promise<HistoryEntry[]> {
  const marks = { authors: await listRevisionAuthors(db, sectionId), heads: await listRevisionHeads(db, sectionId) }
  const events = (await listSectionEvents(db, sectionId)).flatMap((event) => maybePresentEvent(event, marks) ?? [])
  const points = await listPoints(db, sectionId)
  const authors = new Map<string, string[]>()
  for (const [place, point] of points.entries()) authors.set(point.id, await authorsOf({ db, texts }, point, points.slice(place + 1)))
  const names = await findNames(db, [...authors.values()].flat())
  const saved = points.map((point) =>
    presentPointEntry(
      point,
      (authors.get(point.id) ?? []).flatMap((id) => names.get(id) ?? []),
    ),
  )
  return [...saved.reverse(), ...events].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** As they are stored, or read from the log for a point that is only some moments old. */
async function authorsOf({ db, texts }: Reading, point: PointRow, earlier: readonly PointRow[]): Promise<string[]> {
  const before = earlier.find(({ head }) => head < point.head)?.head ?? 0
  return point.authors ?? (await texts.writersBetween(db, point.sectionId as SectionId, before, point.head))
}

/** The text of a section after update `head`, under the title that it had there; 404 where it never had so many. */
export async function viewTextAt({ db, texts }: Reading, section: SectionRow, head: number): Promise<TitledText> {
  if (!Number.isSafeInteger(head) || head < 1 || head > section.head) throw notFound('text')
  const title = (await findTitleAt(db, section.id, head)) ?? section.title
  return { ...(await texts.readAt(db, section.id as SectionId, head)), head, title }
}

/** Who wrote what only the later of two texts knows. */
export function writersBetween(one: TitledText, other: TitledText, claims: ReadonlyMap<number, PersonId>): PersonId[] {
  const [earlier, later] = one.head <= other.head ? [one, other] : [other, one]
  const clients = [...later.clocks].filter(([client, clock]) => clock > (earlier.clocks.get(client) ?? 0))
  return [...new Set(clients.flatMap(([client]) => claims.get(client) ?? []))]
}
