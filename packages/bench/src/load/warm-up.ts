import type { RunningServer } from '../drivers/driver.ts'
import type { Caller } from '../wire/caller.ts'
import { inParallel } from './in-parallel.ts'
import { type OpenedRoom, openRoom, readRoom } from './opened-room.ts'
import { randomFrom, TypingLoad } from './typing-load.ts'

const PEOPLE = 20
const KEYSTROKES_PER_SECOND = 400
const SECONDS = 10
const VISITS = 100

/**
 * Some work in a room of its own before anything is read: 4,000 keystrokes by up to twenty people, and a hundred visits. A server that
 * has just started pays its compiler with the first thousands of keystrokes; a room of 200 meets one that runs. The same for every server.
 */
export async function warmUp(server: RunningServer, callers: readonly Caller[], room?: OpenedRoom): Promise<void> {
  const people = callers.slice(0, PEOPLE)
  const opened = room ?? (await openRoom(people, (await server.makeRooms(1))[0]!))
  const load = new TypingLoad()
  const seats = await inParallel(people, PEOPLE, (caller) => load.seat(caller, opened))
  await load.run(seats, { rate: Math.floor(KEYSTROKES_PER_SECOND / people.length), seconds: SECONDS, random: randomFrom(1) })
  load.close()
  const visitors = Array.from({ length: VISITS }, (_, visit) => people[visit % people.length]!)
  for (const visitor of visitors) await readRoom(visitor, opened.room)
  await server.idle(2_000)
}
