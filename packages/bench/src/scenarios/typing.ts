import { inParallel } from '../load/in-parallel.ts'
import { openRoom, readRoom } from '../load/opened-room.ts'
import { randomFrom, TypingLoad } from '../load/typing-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { round } from '../statistics.ts'
import { KnownEdits } from '../text/known-edits.ts'
import type { Caller } from '../wire/caller.ts'
import { cpuBetween, type Figures, type Scenario, withDatabase } from './scenario.ts'

const RATE = 5
const SECONDS = 10
const MILLION = 1_000_000
/** Past the longest delay with which a peer stores (10 s), what a run has cost is known. */
const STORED_AFTER_MS = 3_000

/** `people` in one section, all of them typing 5 keystrokes a second for 10 s; everybody sees every keystroke of everybody else. */
export const typing =
  ({ people, cursors = false }: { people: number; cursors?: boolean }): Scenario =>
  async ({ start, run }) => {
    const server = await start()
    const [reader, ...callers] = await server.callers(people + 1)
    const opened = await openRoom([callers[0]!, reader!], (await server.makeRooms(1))[0]!)
    const load = new TypingLoad({ cursors })
    await warmUp(server, callers)
    const atRest = server.cost()
    const seats = await inParallel(callers, 20, (caller) => load.seat(caller, opened))
    await server.idle(1_000)
    const before = server.cost()
    const framesBefore = framesOf(callers)
    const clientBefore = process.cpuUsage()
    const result = await load.run(seats, { rate: RATE, seconds: SECONDS, random: randomFrom(run + 1) })
    const client = process.cpuUsage(clientBefore)
    const after = server.cost()
    const frames = framesOf(callers) - framesBefore
    await server.idle(STORED_AFTER_MS)
    const stored = cpuBetween(before, server.cost())
    await mustHold(reader!, opened.room, load, result.typed)
    load.close()
    const cpu = cpuBetween(before, after)
    const perMillion = (seconds: number) => (seconds / result.delivered) * MILLION
    return {
      ...withDatabase('cpuPerMillion', perMillion(cpu.server), cpu.database && perMillion(cpu.database)),
      cpuPerMillionStored: round(perMillion(stored.server)),
      eventLoopShare: round(cpu.eventLoop / result.seconds),
      ...latencyFigures(load),
      notSeen: result.expected - result.delivered,
      drainSeconds: round(result.drainSeconds),
      deliveredPerSecond: Math.round(result.delivered / result.seconds),
      framesPerDelivery: round(frames / result.delivered, 3),
      presenceSeen: load.presence,
      joinCpuMs: round((cpuBetween(atRest, before).server / people) * 1_000),
      rssMib: round(after.rss, 0),
      clientShare: round((client.user + client.system) / MILLION / result.seconds),
    }
  }

export const framesOf = (callers: readonly Caller[]): number => callers.reduce((sum, { traffic }) => sum + traffic.frames, 0)

/** The latency percentiles of a load, in milliseconds. */
export function latencyFigures({ latencies }: TypingLoad): Figures {
  const percentiles = latencies.percentiles()
  return percentiles ? { p50Ms: percentiles.p50, p95Ms: percentiles.p95, p99Ms: percentiles.p99, maxMs: percentiles.max } : {}
}

/** Throws unless a newcomer gets every keystroke that was typed in a room. */
async function mustHold(caller: Caller, room: string, load: TypingLoad, typed: number): Promise<void> {
  const known = new KnownEdits()
  for (const update of await readRoom(caller, room)) known.receive(update)
  const held = load.typedIn(room).reduce((sum, { client, count }) => sum + Math.min(count, known.clockOf(client)), 0)
  if (held !== typed) throw new Error(`a newcomer gets ${held} of ${typed} keystrokes`)
}
