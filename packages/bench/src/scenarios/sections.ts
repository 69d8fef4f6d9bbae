import { setTimeout as delay } from 'node:timers/promises'
import type { RunningServer } from '../drivers/driver.ts'
import { inParallel } from '../load/in-parallel.ts'
import { type OpenedRoom, openRoom } from '../load/opened-room.ts'
import { randomFrom, TypingLoad } from '../load/typing-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { round } from '../statistics.ts'
import type { Caller } from '../wire/caller.ts'
import { cpuBetween, type Scenario, withDatabase } from './scenario.ts'
import { framesOf, latencyFigures } from './typing.ts'

const SECTIONS_PER_PERSON = 10
const RATE = 0.5
const SECONDS = 20
/** The longest delay with which a peer stores is 10 s: what it puts off is on the bill as well. */
const PUT_OFF_MS = 12_000
/** A process gives freed pages back a little later. */
const SETTLE_MS = 2_000
const KIB_PER_MIB = 1_024
const MILLION = 1_000_000

/** `count` sections with two people in each, ten sections a person, one keystroke in 2 s from each: what an open section costs. */
export const sections =
  ({ count }: { count: number }): Scenario =>
  async ({ start, run }) => {
    const rooms = await makeRooms(await start(), count)
    const server = await start()
    const people = 2 * Math.ceil(count / SECTIONS_PER_PERSON)
    const callers = await server.callers(people)
    await warmUp(server, callers, rooms.pop()!)
    const emptyRss = await neededMemory(server)
    const empty = server.cost()
    const load = new TypingLoad()
    const seats = await inParallel(rooms, 10, (room, index) =>
      Promise.all(pairFor(callers, index).map((caller) => load.seat(caller, room))),
    )
    await server.idle(2_000)
    const joined = server.cost()
    const framesBefore = framesOf(callers)
    const result = await load.run(seats.flat(), { rate: RATE, seconds: SECONDS, random: randomFrom(run + 1) })
    const typed = server.cost()
    const frames = framesOf(callers) - framesBefore
    await delay(PUT_OFF_MS)
    await server.idle(2_000)
    const stored = server.cost()
    const openRss = await neededMemory(server)
    load.close()
    await delay(PUT_OFF_MS)
    const leftRss = await neededMemory(server)
    const cpu = cpuBetween(joined, stored)
    const perMillion = (seconds: number) => (seconds / result.delivered) * MILLION
    return {
      ...withDatabase('cpuPerMillion', perMillion(cpu.server), cpu.database && perMillion(cpu.database), 0),
      cpuPerMillionTyping: round(perMillion(cpuBetween(joined, typed).server), 0),
      ...latencyFigures(load),
      notSeen: result.expected - result.delivered,
      framesPerDelivery: round(frames / result.delivered, 3),
      joinCpuMs: round((cpuBetween(empty, joined).server / count / 2) * 1_000),
      kibPerSection: Math.round(((openRss - emptyRss) / count) * KIB_PER_MIB),
      kibPerSectionWithGarbage: Math.round(((stored.rss - empty.rss) / count) * KIB_PER_MIB),
      emptyMib: round(emptyRss, 0),
      openMib: round(openRss, 0),
      leftMib: round(leftRss, 0),
    }
  }

/** Makes the rooms, and one more to warm up with, on a server that is stopped again: making them leaves garbage that is not theirs. */
async function makeRooms(server: RunningServer, count: number): Promise<OpenedRoom[]> {
  const callers = await server.callers(2 * Math.ceil(count / SECTIONS_PER_PERSON))
  const names = await server.makeRooms(count + 1)
  const rooms = await inParallel(names, 10, (name, index) => openRoom(pairFor(callers, index), name))
  await delay(PUT_OFF_MS)
  for (const caller of callers) caller.close()
  await server.stop()
  await server.close()
  return rooms
}

/** The memory that is left when the garbage is out, in MiB. */
export async function neededMemory(server: RunningServer): Promise<number> {
  await server.collectGarbage()
  await delay(SETTLE_MS)
  return server.cost().rss
}

/** Two people for a section: neighbours, with ten sections in common. */
const pairFor = (callers: readonly Caller[], index: number): Caller[] => {
  const first = (2 * Math.floor(index / SECTIONS_PER_PERSON)) % callers.length
  return callers.slice(first, first + 2)
}
