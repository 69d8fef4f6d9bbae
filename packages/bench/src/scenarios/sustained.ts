import type { RunningServer, ServerCost } from '../drivers/driver.ts'
import { inParallel } from '../load/in-parallel.ts'
import { type OpenedRoom, openRoom } from '../load/opened-room.ts'
import { randomFrom, type Seat, TypingLoad } from '../load/typing-load.ts'
import { median, round } from '../statistics.ts'
import { cpuBetween, type Figures, type Scenario } from './scenario.ts'
import { neededMemory } from './sections.ts'
import { framesOf, latencyFigures } from './typing.ts'

const SECTIONS_PER_PAPER = 12
const RATE = 3
const SAMPLE_MS = 5_000
const SAMPLES_PER_MINUTE = 60_000 / SAMPLE_MS
const MILLION = 1_000_000

type Size = { people: number; papers: number }

/**
 * `people` on `papers` papers of twelve sections, everybody with all sections of their paper open; every other person types 3 keystrokes
 * a second into one section. Memory is read every 5 s, and without its garbage before and after.
 */
export const sustained =
  ({ people, papers }: Size): Scenario =>
  async ({ start, run, minutes }) => {
    const server = await start()
    const callers = await server.callers(people)
    const rooms = await openPapers(server, papers)
    const load = new TypingLoad()
    const typists: Seat[] = []
    const beforeJoin = server.cost()
    await inParallel(callers, 10, async (caller, person) => {
      const paper = rooms[person % papers]!
      const own = Math.floor(person / papers)
      for (const [index, room] of paper.entries()) {
        const seat = await load.seat(caller, room)
        if (own % 2 === 0 && index === (own / 2) % SECTIONS_PER_PAPER) typists.push(seat)
      }
    })
    await server.idle(3_000)
    const neededBefore = await neededMemory(server)
    const before = server.cost()
    const framesBefore = framesOf(callers)
    const samples: ServerCost[] = []
    const sampling = setInterval(() => samples.push(server.cost()), SAMPLE_MS)
    const clientBefore = process.cpuUsage()
    const result = await load.run(typists, { rate: RATE, seconds: minutes * 60, random: randomFrom(run + 1) })
    clearInterval(sampling)
    const client = process.cpuUsage(clientBefore)
    const cpu = cpuBetween(before, server.cost())
    const neededAfter = await neededMemory(server)
    load.close()
    return {
      ...latencyFigures(load),
      notSeen: result.expected - result.delivered,
      drainSeconds: round(result.drainSeconds),
      deliveredPerSecond: Math.round(result.delivered / result.seconds),
      framesPerDelivery: round((framesOf(callers) - framesBefore) / result.delivered, 3),
      serverCores: round(cpu.server / result.seconds),
      eventLoopShare: round(cpu.eventLoop / result.seconds),
      ...(cpu.database !== undefined && { databaseCores: round(cpu.database / result.seconds) }),
      clientShare: round((client.user + client.system) / MILLION / result.seconds),
      joinCpuMs: round((cpuBetween(beforeJoin, before).server / people / SECTIONS_PER_PAPER) * 1_000, 1),
      ...memoryByMinute(samples),
      neededBeforeMib: round(neededBefore, 0),
      neededAfterMib: round(neededAfter, 0),
    }
  }

/** Makes the papers, each a list of rooms with their text. */
async function openPapers(server: RunningServer, papers: number): Promise<OpenedRoom[][]> {
  const names = await server.makeRooms(papers * SECTIONS_PER_PAPER)
  const callers = await server.callers(2)
  const rooms = await inParallel(names, 10, (name) => openRoom(callers, name))
  for (const caller of callers) caller.close()
  return Array.from({ length: papers }, (_, paper) => rooms.slice(paper * SECTIONS_PER_PAPER, (paper + 1) * SECTIONS_PER_PAPER))
}

/** The middle of each minute's samples in MiB, and what the last minute holds more than the second. */
function memoryByMinute(samples: readonly ServerCost[]): Figures {
  const minutes = Array.from({ length: Math.floor(samples.length / SAMPLES_PER_MINUTE) }, (_, minute) =>
    samples.slice(minute * SAMPLES_PER_MINUTE, (minute + 1) * SAMPLES_PER_MINUTE),
  )
  const figures: Figures = {}
  for (const [index, minute] of minutes.entries()) {
    figures[`rssMinute${index + 1}Mib`] = round(median(minute.map(({ rss }) => rss))!, 0)
    const database = minute.flatMap((sample) => (sample.database ? [sample.database.rss] : []))
    if (database.length > 0) figures[`databaseRssMinute${index + 1}Mib`] = round(median(database)!, 0)
  }
  if (minutes.length > 2) figures.growthMib = figures[`rssMinute${minutes.length}Mib`]! - figures.rssMinute2Mib!
  return figures
}
