import { randomUUID } from 'node:crypto'
import type { PersonId, SectionId } from '@concord/paper'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Bus, BusMessage } from '../src/bus.ts'

/** What a bus must offer so that the suite can run on it. */
export type BusBench = {
  /** One more node on the same bus, ready to publish and to hear. The suite closes it. */
  connect(): Promise<Bus>
}
/** A bench on which messages can be lost. */
export type LossyBusBench = BusBench & {
  /** Makes the bus lose what is published while `action` runs. */
  losing(action: () => void): Promise<void>
}

const WAIT = { timeout: 10_000, interval: 10 }
const sectionId = randomUUID() as SectionId
const turn = (head: number, bytes = new Uint8Array([head % 256])): Extract<BusMessage, { kind: 'turn' }> => ({
  kind: 'turn',
  sectionId,
  head,
  bytes,
  claims: [],
})
const headsOf = (messages: readonly BusMessage[]) => messages.flatMap((message) => (message.kind === 'turn' ? [message.head] : []))

function listenTo(bus: Bus) {
  const heard: BusMessage[] = []
  const lost = vi.fn()
  const stop = bus.listen({ received: (message) => heard.push(message), lost })
  return { heard, lost, stop, until: (count: number) => vi.waitFor(() => expect(heard).toHaveLength(count), WAIT) }
}

async function connectTo({ connect }: BusBench): Promise<Bus> {
  const bus = await connect()
  onTestFinished(() => bus.close())
  return bus
}

/** What every Bus promises. */
export function describeBus(bench: () => BusBench): void {
  const connect = () => connectTo(bench())

  test('messages of every kind arrive as they were sent', async () => {
    const [here, there] = [await connect(), await connect()]
    const { heard, until } = listenTo(there)
    const messages: BusMessage[] = [
      { ...turn(1, new Uint8Array([0, 255, 0, 13, 10, 36, 128])), claims: [{ client: 2 ** 32 - 1, personId: randomUUID() as PersonId }] },
      { kind: 'awareness', sectionId, message: new Uint8Array([1, 2, 0, 255]) },
      { kind: 'awareness_wanted', sectionId },
      { kind: 'notice', notice: { kind: 'said', args: ['ä', 1, null, { deep: [true] }] } },
    ]
    for (const message of messages) here.publish(message)
    await until(messages.length)
    expect(heard).toEqual(messages)
  })

  test('the bytes of a large turn arrive intact', async () => {
    const [here, there] = [await connect(), await connect()]
    const { heard, until } = listenTo(there)
    const bytes = Uint8Array.from({ length: 1024 * 1024 }, (_, index) => (index * 7) % 256)
    here.publish(turn(1, bytes))
    await until(1)
    const [message] = heard
    expect(message?.kind === 'turn' && Buffer.compare(message.bytes, bytes)).toBe(0)
  })

  test('what one node publishes is heard in its order, however many publish at once', async () => {
    const [first, second, there] = [await connect(), await connect(), await connect()]
    const { heard, until } = listenTo(there)
    for (let head = 1; head <= 500; head += 1) {
      first.publish(turn(head))
      second.publish(turn(1_000 + head))
    }
    await until(1_000)
    const heads = headsOf(heard)
    expect(heads.filter((head) => head <= 500)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
    expect(heads.filter((head) => head > 500)).toEqual(Array.from({ length: 500 }, (_, index) => 1_001 + index))
  })

  test('nobody hears itself, and everybody else hears it', async () => {
    const [here, one, other] = [await connect(), await connect(), await connect()]
    const own = listenTo(here)
    const listeners = [listenTo(one), listenTo(other)]
    here.publish(turn(1))
    for (const { until } of listeners) await until(1)
    one.publish(turn(2))
    await own.until(1)
    expect(headsOf(own.heard)).toEqual([2])
  })

  test('a node may have several listeners, and one that has stopped hears nothing more', async () => {
    const [here, there] = [await connect(), await connect()]
    const [first, second] = [listenTo(there), listenTo(there)]
    here.publish(turn(1))
    await first.until(1)
    await second.until(1)
    first.stop()
    here.publish(turn(2))
    await second.until(2)
    expect(headsOf(first.heard)).toEqual([1])
  })

  test('a closed node is silent and deaf, may publish into the void, and leaves the others alone', async () => {
    const [here, closed, there] = [await connect(), await connect(), await connect()]
    const [deaf, alive] = [listenTo(closed), listenTo(there)]
    await closed.close()
    closed.publish(turn(1))
    here.publish(turn(2))
    await alive.until(1)
    expect(headsOf(alive.heard)).toEqual([2])
    expect(deaf.heard).toEqual([])
    await closed.close()
  })
}

/** What a Bus that can lose messages promises besides. */
export function describeLosses(bench: () => LossyBusBench): void {
  test('whoever may have missed something is told, and hears again what comes later', async () => {
    const [here, there] = [await connectTo(bench()), await connectTo(bench())]
    const { heard, lost, until } = listenTo(there)
    here.publish(turn(1))
    await until(1)
    lost.mockClear()
    await bench().losing(() => here.publish(turn(2)))
    await vi.waitFor(() => expect(lost).toHaveBeenCalled(), WAIT)
    await vi.waitFor(() => {
      here.publish(turn(3))
      expect(headsOf(heard)).toContain(3)
    }, WAIT)
    expect(headsOf(heard)).not.toContain(2)
  })
}
