import { setTimeout as delay } from 'node:timers/promises'
import { ATTACKS, attackedText, encodeCrafted, type Target } from '@concord/collab/testing'
import * as Y from 'yjs'
import { inParallel } from '../load/in-parallel.ts'
import { type OpenedRoom, openRoom, readRoom } from '../load/opened-room.ts'
import { randomFrom, TypingLoad } from '../load/typing-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { round } from '../statistics.ts'
import { docOf } from '../text/section-text.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'
import { cpuBetween, type Scenario } from './scenario.ts'
import { latencyFigures } from './typing.ts'

const HONEST = 20
const RATE = 3
const SECONDS = 20
/** Each attacker comes back with the next attack as soon as the last one has had its end. */
const NEXT_AFTER_MS = 250

/** Twenty people type in one section, first left alone, then with `attackers` in it who send every crafted attack of the gate's table, again and again. */
export const attacked =
  ({ attackers }: { attackers: number }): Scenario =>
  async ({ start, run }) => {
    const server = await start()
    const callers = await server.callers(HONEST + attackers)
    const [calmRoom, attackedRoom] = await Promise.all(
      (await server.makeRooms(2)).map(async (room, index) => {
        await putAttackedText(callers[index]!, room)
        return openRoom([callers[index]!, callers[index + 2]!], room)
      }),
    )
    const honest = callers.slice(0, HONEST)
    await warmUp(server, honest)
    const calm = await typeIn(honest, calmRoom!, run)
    const before = server.cost()
    const stop = new AbortController()
    const attacks = callers.slice(HONEST).map((caller, index) => attack(caller, attackedRoom!.room, randomFrom(100 + index), stop.signal))
    const under = await typeIn(honest, attackedRoom!, run)
    stop.abort()
    const sent = (await Promise.all(attacks)).reduce((sum, count) => sum + count, 0)
    const cpu = cpuBetween(before, server.cost())
    return {
      calmP99Ms: latencyFigures(calm).p99Ms!,
      ...latencyFigures(under),
      notSeen: under.missed,
      attacks: sent,
      serverCores: round(cpu.server / SECONDS),
    }
  }

async function typeIn(people: readonly Caller[], room: OpenedRoom, run: number): Promise<TypingLoad & { missed: number }> {
  const load = new TypingLoad()
  const seats = await inParallel(people, 20, (caller) => load.seat(caller, room))
  const result = await load.run(seats, { rate: RATE, seconds: SECONDS, random: randomFrom(run + 1) })
  load.close()
  return Object.assign(load, { missed: result.expected - result.delivered })
}

/** The text that the attacks aim at. */
async function putAttackedText(caller: Caller, room: string): Promise<void> {
  const author = new RoomClient({ caller, room, client: 1 })
  await author.synced
  author.sendUpdate(attackedText())
  author.close()
}

/** Attacks until told to stop; resolves with the number of attacks that were sent. */
async function attack(caller: Caller, room: string, random: () => number, stop: AbortSignal): Promise<number> {
  const doc = docOf(await readRoom(caller, room))
  const pick = (count: number) => Math.floor(random() * count)
  let sent = 0
  while (!stop.aborted) {
    const own = { client: 0x60000000 + pick(0x10000000), clock: 0 }
    const crafted = ATTACKS[pick(ATTACKS.length)]!.craft(targetIn(doc, own), pick)
    const bytes = crafted instanceof Uint8Array ? crafted : encodeCrafted(crafted)
    const mallory = new RoomClient({ caller, room, client: own.client })
    await mallory.synced.catch(() => undefined)
    mallory.sendUpdate(bytes)
    sent += 1
    await Promise.race([mallory.gone, delay(NEXT_AFTER_MS)])
    mallory.close()
  }
  return sent
}

/** What an attack can aim at: every letter of the text. */
function targetIn(doc: Y.Doc, own: Target['own']): Target {
  const letters: Y.ID[] = []
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString && !struct.deleted) letters.push(struct.id)
  }
  return { letters, own, clockOf: (client) => Y.getState(doc.store, client) }
}
