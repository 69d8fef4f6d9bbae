import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AttackedRoom, encodeUpdateMessage } from '../testing/attacked-room.ts'
import { ATTACKS, type Pick } from '../testing/attacks.ts'
import { type CraftedUpdate, encodeCrafted } from '../testing/crafted-update.ts'
import { edit, type HonestEdit, honestEdit } from '../testing/honest-edits.ts'

/** How many hostile messages each test tries. fast-check prints the seed of a run that fails. */
const CASES = Number(process.env.CONCORD_FUZZ ?? 200)
const CASES_PER_ROOM = 50
const MOST_CPU_MS = 250
/** A busy machine makes anything slow once: what is too slow is tried again on a room of its own. */
const TRIES = 3
const timeout = 20_000 + 100 * CASES

const longest = { ms: 0 }

/** Runs batches of cases, each batch in a room of its own. */
async function tryAll<Case>(
  one: fc.Arbitrary<Case>,
  play: (attacked: AttackedRoom, each: readonly Case[]) => Promise<void>,
  again: { seed?: number; path?: string } = {},
): Promise<void> {
  longest.ms = 0
  const batch = fc.array(one, { minLength: CASES_PER_ROOM, maxLength: CASES_PER_ROOM })
  const inItsRoom = fc.asyncProperty(batch, async (cases) => {
    const attacked = await AttackedRoom.open()
    await play(attacked, cases)
    await attacked.mustBeUnharmed()
    attacked.close()
  })
  await fc.assert(inItsRoom, { numRuns: Math.ceil(CASES / CASES_PER_ROOM), ...again })
  if (process.env.CONCORD_FUZZ) console.info(`${CASES} cases, the longest ${longest.ms.toFixed(0)} ms of CPU time`)
}

/** A hostile message, and right after it Ana types on. */
async function attackWith(attacked: AttackedRoom, message: Uint8Array): Promise<void> {
  let cpuMs = attacked.send(message)
  for (let time = 1; time < TRIES && cpuMs > MOST_CPU_MS; time += 1) {
    const fresh = await AttackedRoom.open()
    cpuMs = Math.min(cpuMs, fresh.send(message))
    fresh.close()
  }
  longest.ms = Math.max(longest.ms, cpuMs)
  expect(cpuMs).toBeLessThanOrEqual(MOST_CPU_MS)
  await attacked.typeOn()
}

type Mutation = { kind: 'flip' | 'set' | 'insert' | 'remove' | 'repeat' | 'cut'; at: number; value: number }

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'set', 'set', 'insert', 'remove', 'repeat', 'cut'),
  at: fc.nat(0xffff),
  value: fc.nat(255),
})

function mutate(message: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const bytes = [...message]
  for (const { kind, at, value } of mutations) {
    const index = at % Math.max(bytes.length, 1)
    if (kind === 'flip') bytes[index] = (bytes[index] ?? 0) ^ (1 << (value % 8))
    else if (kind === 'set') bytes[index] = value
    else if (kind === 'insert') bytes.splice(index, 0, value)
    else if (kind === 'remove') bytes.splice(index, 1 + (value % 3))
    else if (kind === 'repeat') bytes.splice(index, 0, ...bytes.slice(index, index + 1 + (value % 16)))
    else bytes.length = index
  }
  return new Uint8Array(bytes)
}

/** Mallory's honest copy of the text, whose every edit is a message. */
class Recorder {
  private readonly doc = new Y.Doc()
  private sent: Uint8Array[] = []

  constructor(attacked: AttackedRoom) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(attacked.ana.doc))
    this.doc.clientID = 70
    this.doc.on('update', (update: Uint8Array) => this.sent.push(update))
  }

  record(next: HonestEdit): Uint8Array[] {
    this.sent = []
    edit(this.doc, next)
    return this.sent.map(encodeUpdateMessage)
  }
}

const mutated = fc.record({ edit: honestEdit, mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }) })

async function mutateAll(attacked: AttackedRoom, cases: readonly { edit: HonestEdit; mutations: Mutation[] }[]): Promise<void> {
  const recorder = new Recorder(attacked)
  for (const { edit, mutations } of cases) {
    const messages = recorder.record(edit)
    for (const message of messages) await attackWith(attacked, mutate(message, mutations))
    // Then as it was, so that the next one has something to stand on.
    for (const message of messages) attacked.send(message)
  }
}

test('[G1-G7] mutated messages: whatever becomes of them, the room goes on and one text is left', { timeout }, async () => {
  await tryAll(mutated, mutateAll)
})

test.each([
  [319213880, '140'],
  [-690690052, '461'],
])('[G6] mutated messages with neighbours that were never side by side, seed %i: one text is left', { timeout }, async (seed, path) => {
  await tryAll(mutated, mutateAll, { seed, path })
})

test('[G1-G7] crafted updates, every attack of the table and two at once: the room goes on and one text is left', { timeout }, async () => {
  const dice = fc.array(fc.nat(0xfffff), { minLength: 3, maxLength: 6 })
  const one = fc.record({ kinds: fc.array(fc.nat(ATTACKS.length - 1), { minLength: 1, maxLength: 2 }), dice })
  await tryAll(one, async (attacked, cases) => {
    for (const { kinds, dice } of cases) await attackWith(attacked, encodeUpdateMessage(compose(attacked, kinds, rolling(dice))))
  })
})

/** A pick that goes round a few random numbers. */
function rolling(dice: readonly number[]): Pick {
  let rolled = 0
  return (count) => {
    rolled += 1
    return (dice[rolled % dice.length]! + 7919 * rolled) % count
  }
}

function compose(attacked: AttackedRoom, kinds: readonly number[], pick: Pick): Uint8Array {
  const target = attacked.target()
  const whole: CraftedUpdate = { structs: [], deletes: [] }
  for (const kind of kinds) {
    const crafted = ATTACKS[kind]!.craft(target, pick)
    if (crafted instanceof Uint8Array) return crafted
    whole.structs.push(...crafted.structs)
    whole.deletes = whole.deletes.concat(crafted.deletes)
  }
  return encodeCrafted(whole)
}
