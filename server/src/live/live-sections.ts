import { CLOSE } from '@concord/contract'
import { eq } from 'drizzle-orm'
import type { Database, LiveSections } from '../deps.ts'
import { papers, sections } from '../storage/schema.ts'
import type { Stays } from './stays.ts'

/** What commands tell the rooms after they have committed. */
export const createLiveSections = (stays: Stays, db: Database): LiveSections => ({
  sectionChanged: (sectionId) => stays.regrantSection(sectionId),

  async sectionRenamed(sectionId, title) {
    for (const { room, session } of stays.select((stay) => stay.room.sectionId === sectionId)) room.tell(session, { type: 'title', title })
  },

  async sectionRemoved(sectionId) {
    for (const stay of stays.select(({ room }) => room.sectionId === sectionId)) stays.close(stay, CLOSE.noSuchSection, 'section removed')
  },

  async paperChanged(paperId) {
    const rows = await db.select({ id: sections.id }).from(sections).where(eq(sections.paperId, paperId))
    const ids = new Set<string>(rows.map(({ id }) => id))
    for (const { room, session } of stays.select((stay) => ids.has(stay.room.sectionId))) room.tell(session, { type: 'paper' })
  },

  async sessionEnded(sessionId) {
    for (const stay of stays.select(({ signInId }) => signInId === sessionId)) stays.close(stay, CLOSE.signIn, 'signed out')
  },

  sessionRenewed(oldId, newId) {
    for (const stay of stays.select(({ signInId }) => signInId === oldId)) stay.signInId = newId
  },

  personChanged: (personId) => stays.regrantPerson(personId),

  async groupChanged(groupId) {
    const rows = await db
      .select({ id: sections.id })
      .from(sections)
      .innerJoin(papers, eq(sections.paperId, papers.id))
      .where(eq(papers.groupId, groupId))
    const ids = new Set<string>(rows.map(({ id }) => id))
    await stays.regrant(stays.select((stay) => ids.has(stay.room.sectionId)))
  },
})
