import { randomInt } from 'node:crypto'
import type { Server } from 'node:http'
import { Rooms, TextWorkers } from '@concord/collab'
import type { SectionContent, SectionId } from '@concord/paper'
import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import type { Actor } from '../auth/actor.ts'
import { createSessions } from '../auth/sessions.ts'
import type { Clock, Database, LiveSections, SectionTexts } from '../deps.ts'
import type { Environment } from '../env.ts'
import { createSectionLog } from '../storage/section-log.ts'
import { attachSockets } from './attach-sockets.ts'
import { createLiveSections } from './live-sections.ts'
import { createSectionTexts } from './section-texts.ts'
import { Stays } from './stays.ts'
import { writeSection } from './write-section.ts'

export type LiveParts = { db: Database; sql: Sql; env: Environment; log: Logger; clock: Clock; newId(): string }

/** The live side of the server: rooms, their sockets, and committed text for everybody else. */
export type Live = {
  texts: SectionTexts
  live: LiveSections
  rooms: Rooms
  /** Takes `/collab/…` upgrades of this server. */
  attach(server: Server): void
  /** Appends text to a section as this person, in this process. Resolves when durable. */
  write(actor: Actor, sectionId: SectionId, content: SectionContent): Promise<void>
  /** Closes every socket with "retry" and resolves when all accepted text is durable. */
  close(): Promise<void>
}

/** Yjs client ids are 32-bit; 0 is the server's own. */
const newClient = () => randomInt(1, 2 ** 32)
const WORKER_THREADS = 2

export function createLive(parts: LiveParts): Live {
  const { db, sql, log, clock, newId } = parts
  const workers = new TextWorkers(WORKER_THREADS)
  const rooms = new Rooms({
    log: createSectionLog(db, sql),
    compact: (bytes) => workers.compact(bytes),
    onProblem: (what, error) => log.warn({ what, error }, 'the section log is in trouble'),
  })
  const stays = new Stays(rooms, db, clock)
  const sessions = createSessions({ db, clock })
  const sockets = attachSockets({ db, sessions, rooms, stays, log, newId, origins: () => parts.env.origins, clock })
  return {
    texts: createSectionTexts(workers),
    live: createLiveSections(stays, db),
    rooms,
    attach: sockets.attach,
    write: (actor, sectionId, content) => writeSection({ db, rooms, newId, newClient }, actor, sectionId, content),
    async close() {
      sockets.close()
      await rooms.drained()
      await workers.close()
    },
  }
}
