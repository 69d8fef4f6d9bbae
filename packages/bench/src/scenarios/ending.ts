import { setTimeout as delay } from 'node:timers/promises'
import { openRoom, readRoom } from '../load/opened-room.ts'
import { ReplayedSession } from '../load/replayed-session.ts'
import { round } from '../statistics.ts'
import { KnownEdits } from '../text/known-edits.ts'
import { findRecording, writeScript } from '../text/recorded-script.ts'
import { noRecording } from './replay.ts'
import type { Scenario } from './scenario.ts'

const LIMIT_MS = 120_000

type Ending = {
  recording: string
  signal: 'SIGKILL' | 'SIGTERM'
  /** Edits a second and author; as fast as it goes without it. */
  rate?: number
  /** The end comes once the reader has seen so many edits, or after so many seconds (one of them a run, in turn). */
  after: { edits: number } | { seconds: readonly number[] }
}

/**
 * Ends the server while two people write, and asks it after a restart for what a third had already seen. The writers are gone by then:
 * an open tab would bring its edits back, a closed laptop does not.
 */
export const ending =
  ({ recording: name, signal, rate, after }: Ending): Scenario =>
  async ({ start, run }) => {
    const recording = findRecording(name)
    if (!recording) return noRecording(name)
    const server = await start()
    const callers = await server.callers(3)
    const opened = await openRoom(callers, (await server.makeRooms(1))[0]!)
    const session = new ReplayedSession(callers, opened, writeScript(recording, opened.base))
    await session.synced()
    const startedAt = performance.now()
    const due = 'seconds' in after ? delay(after.seconds[run % after.seconds.length]! * 1_000) : sawEdits(session, after.edits)
    const typing = session.type(rate)
    await Promise.race([due, delay(LIMIT_MS, undefined, { ref: false })])
    const ended = signal === 'SIGKILL' ? server.kill() : server.stop()
    session.stop()
    const seconds = (performance.now() - startedAt) / 1_000
    await Promise.all([ended, typing])
    // What still lay in the readers' sockets had been sent before the end: it counts as seen.
    await delay(100)
    const seen = session.seen()
    session.close()
    await server.close()
    const restarted = await start()
    const known = new KnownEdits()
    for (const update of await readRoom((await restarted.callers(1))[0]!, opened.room, { untilQuiet: true })) known.receive(update)
    const lost = seen.filter(({ footprint }) => !known.holds(footprint)).length
    return {
      seen: seen.length,
      lost,
      lostPercent: round((lost / seen.length) * 100, 1),
      lostSeconds: round((lost / seen.length) * seconds),
    }
  }

const sawEdits = (session: ReplayedSession, count: number): Promise<void> =>
  new Promise((resolve) => {
    session.onProgress = () => {
      if (session.seenCount() >= count) resolve()
    }
  })
