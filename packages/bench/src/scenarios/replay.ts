import { openRoom } from '../load/opened-room.ts'
import { ReplayedSession } from '../load/replayed-session.ts'
import { warmUp } from '../load/warm-up.ts'
import { round } from '../statistics.ts'
import { findRecording, writeScript } from '../text/recorded-script.ts'
import { cpuBetween, type Scenario, withDatabase } from './scenario.ts'

const LIMIT_MS = 180_000
const STORED_AFTER_MS = 3_000
const MILLION = 1_000_000

/** What a scenario says that needs a recording which is not on this machine. */
export const noRecording = (name: string) => ({ skipped: `the recording ${name} is not on this machine (CONCORD_TRACES names its folder)` })

/** A recorded session of two authors, typed as fast as causality and the server allow. Everybody must end with its end text. */
export const replay =
  ({ recording: name }: { recording: string }): Scenario =>
  async ({ start }) => {
    const recording = findRecording(name)
    if (!recording) return noRecording(name)
    const server = await start()
    const callers = await server.callers(3)
    const opened = await openRoom(callers, (await server.makeRooms(1))[0]!)
    await warmUp(server, callers)
    const script = writeScript(recording, opened.base)
    const session = new ReplayedSession(callers, opened, script)
    await session.synced()
    await server.idle(1_000)
    const before = server.cost()
    const clientBefore = process.cpuUsage()
    const startedAt = performance.now()
    await session.run(LIMIT_MS)
    const seconds = (performance.now() - startedAt) / 1_000
    const client = process.cpuUsage(clientBefore)
    const after = server.cost()
    await server.idle(STORED_AFTER_MS)
    const stored = cpuBetween(before, server.cost())
    session.mustHaveConverged()
    session.close()
    const cpu = cpuBetween(before, after)
    const perEdit = (spent: number) => (spent / script.editCount) * MILLION
    return {
      editsPerSecond: Math.round(script.editCount / seconds),
      ...withDatabase('cpuUsPerEdit', perEdit(cpu.server), cpu.database && perEdit(cpu.database), 1),
      cpuUsPerEditStored: round(perEdit(stored.server), 1),
      eventLoopShare: round(cpu.eventLoop / seconds),
      clientShare: round((client.user + client.system) / MILLION / seconds),
    }
  }
