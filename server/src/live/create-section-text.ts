import { encodeFirstText } from '@concord/collab'
import type { SectionId } from '@concord/paper'
import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { sections, sectionUpdates } from '../storage/schema.ts'

/** The client id under which the server itself writes. It never writes a word, so nobody has to own it. */
const SERVER_CLIENT = 0

/** Gives a new section its first text, one empty paragraph. Made once, here: never seeded by clients. */
export async function appendFirstText(tx: Queryable, sectionId: SectionId): Promise<void> {
  const bytes = encodeFirstText(SERVER_CLIENT)
  await tx.insert(sectionUpdates).values({ sectionId, head: 1, bytes, digest: sql`sha256(${Buffer.from(bytes)})` })
  await tx.update(sections).set({ head: 1 }).where(eq(sections.id, sectionId))
}
