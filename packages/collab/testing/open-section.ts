import type { PersonId, SectionId } from '@concord/paper'
import type { Bus } from '../src/bus.ts'
import { LocalBuses } from '../src/local-bus.ts'
import { Rooms, type RoomsOptions } from '../src/rooms.ts'
import { createSession, type Session } from '../src/session.ts'
import { compact } from '../src/text-worker.ts'
import { encodeFirstText } from '../src/write-content.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'

export const SECTION = '22222222-2222-4222-8222-222222222222' as SectionId

/** A log in memory that holds one new section. */
export async function logWithSection(): Promise<MemoryUpdateLog> {
  const log = new MemoryUpdateLog()
  log.create(SECTION)
  await log.append([{ sectionId: SECTION, epoch: 1, states: ['draft'], bytes: encodeFirstText(0), claims: [] }])
  return log
}

/** The rooms of one node. Problems end the test unless it asks for them. */
export const openRooms = (log: MemoryUpdateLog, options: Partial<RoomsOptions> & { bus?: Bus } = {}): Rooms =>
  new Rooms({
    log,
    bus: new LocalBuses().connect(),
    compact: async (bytes) => compact(bytes),
    onProblem: (what, error) => {
      throw new Error(what, { cause: error })
    },
    ...options,
  })

/** Somebody's stay at the end of a wire that a test holds. What the room sends is pushed to `messages`; its close code to `closed`. */
export function holdSession(personId: string, parts: Partial<Session> = {}) {
  const messages: Uint8Array[] = []
  const closed: number[] = []
  const wire = { unsent: 0 }
  const session = createSession({
    id: personId,
    presence: { personId: personId as PersonId, name: `Name of ${personId}`, organisation: 'KlasterLT', guest: false, colour: '#166534' },
    wantsEvents: false,
    access: { grant: 'edit', writableStates: ['draft'] },
    connection: { send: (message) => void messages.push(message), close: (code) => void closed.push(code), unsentBytes: () => wire.unsent },
    ...parts,
  })
  return { session, messages, closed, wire }
}
