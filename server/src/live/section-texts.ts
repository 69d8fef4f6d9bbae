import { type LoadedSection, mergedText, type TextWorkers } from '@concord/collab'
import type { PersonId, SectionId } from '@concord/paper'
import { and, eq, isNull } from 'drizzle-orm'
import type { CommittedText, Hand, PastTexts, Queryable, SectionTexts } from '../deps.ts'
import { notFound } from '../policies/hats.ts'
import { sections } from '../storage/schema.ts'
import { loadSectionLog } from '../storage/section-log.ts'

const KEPT_TEXTS = 500

/** Reads committed text through the workers; the last few hundred answers are kept, by head and title. */
export function createSectionTexts(workers: TextWorkers): Omit<SectionTexts, keyof PastTexts> {
  // Only finished texts: a transaction that waited for a read outside of it would wait for ever where the database has one backend.
  const kept = new Map<string, CommittedText>()

  async function readAfresh(db: Queryable, sectionId: SectionId, title: string): Promise<CommittedText> {
    const log = await mustLoad(db, sectionId)
    return { title, head: log.head, ...(await workers.read(title, mergedText(log))) }
  }

  return {
    async read(db, sectionId) {
      const { title, head } = await mustFindRow(db, sectionId)
      const key = `${sectionId} ${head} ${title}`
      const known = kept.get(key)
      if (known) return known
      const text = await readAfresh(db, sectionId, title)
      // A text that moved on between the two reads is right for this answer, and wrong under this key.
      if (text.head === head) kept.set(key, text)
      if (kept.size > KEPT_TEXTS) kept.delete(kept.keys().next().value!)
      return text
    },

    async hands(db, sectionId): Promise<Hand[]> {
      const log = await mustLoad(db, sectionId)
      const counts = await workers.hands(mergedText(log))
      const owners = new Map(log.claims.map(({ client, personId }) => [client, personId]))
      const byPerson = new Map<PersonId, number>()
      for (const [client, characters] of counts) {
        const personId = owners.get(client)
        if (!personId) throw new Error(`section ${sectionId} has text of client ${client}, which nobody claimed`)
        byPerson.set(personId, (byPerson.get(personId) ?? 0) + characters)
      }
      return [...byPerson].map(([personId, characters]) => ({ personId, characters })).sort((a, b) => b.characters - a.characters)
    },
  }
}

async function mustLoad(db: Queryable, sectionId: SectionId): Promise<LoadedSection> {
  const log = await loadSectionLog(db, sectionId)
  if (!log) throw notFound('section')
  return log
}

async function mustFindRow(db: Queryable, sectionId: SectionId): Promise<{ title: string; head: number }> {
  const [row] = await db
    .select({ title: sections.title, head: sections.head })
    .from(sections)
    .where(and(eq(sections.id, sectionId), isNull(sections.removedAt)))
  if (!row) throw notFound('section')
  return row
}
