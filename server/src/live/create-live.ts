import { randomInt } from 'node:crypto'
import type { Server } from 'node:http'
import { type Bus, LocalBuses, Rooms, TextWorkers } from '@concord/collab'
import type { SectionContent, SectionId } from '@concord/paper'
import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import type { Actor } from '../auth/actor.ts'
import { loadSignedInActors } from '../auth/signed-in-actors.ts'
import type { Clock, Database, LiveSections, SectionTexts } from '../deps.ts'
import type { Environment } from '../env.ts'
import type { Metrics } from '../http/metrics.ts'
import { createSectionLog } from '../storage/section-log.ts'
import { attachSockets } from './attach-sockets.ts'
import { BatchedLookup } from './batched-lookup.ts'
import { endExpired } from './end-expired.ts'
import { createLiveMetrics } from './live-metrics.ts'
import { createLiveSections } from './live-sections.ts'
import { createPastTexts } from './past-texts.ts'
import { createRefusalAudit } from './refusal-audit.ts'
import { findSectionPlaces } from './section-access.ts'
import { createSectionTexts } from './section-texts.ts'
import { SignedInSockets } from './signed-in-sockets.ts'
import { Stays } from './stays.ts'
import { writeSection } from './write-section.ts'

export type LiveParts = {
  db: Database
  sql: Sql
  env: Environment
  log: Logger
  clock: Clock
  metrics: Metrics
  newId(): string
  /** To the other nodes on this database; without one there are none. */
  bus?: Bus
}

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
  const counted = createLiveMetrics(parts.metrics)
  const refusals = createRefusalAudit({ db, clock, log })
  const bus = counted.countBus(parts.bus ?? new LocalBuses().connect())
  const rooms = new Rooms({
    log: createSectionLog(db, sql),
    bus,
    compact: (bytes) => workers.compact(bytes),
    onProblem(what, error) {
      counted.problem(what)
      log.warn({ what, error }, 'the section log is in trouble')
    },
    onRefused(refused) {
      counted.updateRefused(refused.rule)
      refusals.note(refused)
    },
  })
  const stays = new Stays({ rooms, db, clock, log })
  const signedIn = new SignedInSockets()
  const endSignIns = () => endExpired({ db, signedIn, clock })
  const sockets = attachSockets({
    rooms,
    stays,
    signedIn,
    log,
    newId,
    actors: new BatchedLookup((signInIds: string[]) => loadSignedInActors(db, signInIds, clock)),
    places: new BatchedLookup((sectionIds: SectionId[]) => findSectionPlaces(db, sectionIds)),
    limits: parts.env.limits,
    refused: counted.socketRefused,
    origins: () => parts.env.origins,
    endExpired: endSignIns,
  })
  counted.watch(rooms, sockets.open)
  return {
    texts: { ...createSectionTexts(workers), ...createPastTexts(workers, newClient) },
    live: createLiveSections({ stays, sockets: signedIn, rooms, bus, endSignIns, log }),
    rooms,
    attach: sockets.attach,
    write: (actor, sectionId, content) => writeSection({ db, rooms, newId, newClient }, actor, sectionId, content),
    async close() {
      sockets.close()
      await rooms.drained()
      await refusals.settled()
      rooms.close()
      await bus.close()
      await workers.close()
    },
  }
}
