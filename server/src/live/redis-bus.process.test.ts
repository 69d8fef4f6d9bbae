import { randomUUID } from 'node:crypto'
import { describeBus, describeLosses } from '@concord/collab/testing'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type LocalRedis, missingRedis, startLocalRedis } from '../../testing/local-redis.ts'
import { RedisBus } from './redis-bus.ts'

const WAIT = { timeout: 20_000, interval: 20 }
const missing = missingRedis()

if (missing) test.skip(`Bus over Redis: SKIPPED, ${missing}`)
else
  describe('Bus over Redis', () => {
    let redis: LocalRedis
    let admin: Redis
    beforeAll(async () => {
      redis = await startLocalRedis()
      admin = new Redis(redis.url)
      admin.on('error', () => {})
    })
    afterAll(async () => {
      admin.disconnect()
      await redis.stop()
    })

    /** A node with what it logs, and how often it was told of a loss. */
    function openBus(channel: string, url = redis.url) {
      const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
      const bus = new RedisBus({ url, channel, log })
      const lost = vi.fn()
      bus.listen({ received: () => {}, lost })
      onTestFinished(() => bus.close())
      const connected = () => vi.waitFor(() => expect(log.info).toHaveBeenCalledWith(expect.stringContaining('connected')), WAIT)
      const warned = (words: string) => log.warn.mock.calls.flat().filter((said) => String(said).includes(words)).length
      return { bus, log, lost, connected, warned }
    }

    async function connect(channel: string) {
      const { bus, connected } = openBus(channel)
      await connected()
      return bus
    }

    const shared = `test:${randomUUID()}`
    describeBus(() => ({ connect: () => connect(shared) }))
    describeLosses(() => ({
      connect: () => connect(shared),
      losing: async (action) => {
        await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
        action()
      },
    }))

    test('installations on one Redis do not hear each other', async () => {
      const [here, there, elsewhere] = [await connect(`test:${randomUUID()}`), await connect(shared), await connect(shared)]
      const heard = vi.fn()
      elsewhere.listen({ received: heard, lost: () => {} })
      here.publish({ kind: 'notice', notice: 'here' })
      there.publish({ kind: 'notice', notice: 'there' })
      await vi.waitFor(() => expect(heard).toHaveBeenCalled(), WAIT)
      expect(heard.mock.calls).toEqual([[{ kind: 'notice', notice: 'there' }]])
    })

    test('frames that nobody understands are a loss, and what a listener throws stays with it', async () => {
      const { bus, lost, log, connected } = openBus(shared)
      await connected()
      const [other, heard] = [await connect(shared), vi.fn()]
      bus.listen({
        received: () => {
          throw new Error('not now')
        },
        lost: () => {},
      })
      bus.listen({ received: heard, lost: () => {} })
      other.publish({ kind: 'notice', notice: 'after' })
      await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), WAIT)
      expect(log.error).toHaveBeenCalledTimes(1)
      lost.mockClear()
      await admin.publish(shared, 'of another kind')
      await vi.waitFor(() => expect(lost).toHaveBeenCalled(), WAIT)
    })

    test('without Redis a node starts, publishes into the void, is told to catch up again and again, and says so once', async () => {
      const away = await startLocalRedis()
      onTestFinished(() => away.stop())
      await away.kill()
      const { bus, lost, warned } = openBus(shared, away.url)
      for (let count = 0; count < 10_000; count += 1) bus.publish({ kind: 'notice', notice: 'x'.repeat(1_000) })
      await vi.waitFor(() => expect(lost.mock.calls.length).toBeGreaterThanOrEqual(3), WAIT)
      expect(warned('cannot be reached')).toBe(1)
      await away.restart()
      await vi.waitFor(() => expect(warned('Redis is back')).toBe(1), WAIT)
      expect(warned('cannot be reached')).toBe(1)
    })

    test('a Redis that stands and says nothing is noticed, given up and found again', async () => {
      const { lost, connected, warned } = openBus(shared)
      await connected()
      lost.mockClear()
      await admin.call('CLIENT', 'PAUSE', 6_000)
      await vi.waitFor(() => expect(lost.mock.calls.length).toBeGreaterThanOrEqual(2), WAIT)
      expect(warned('cannot be reached')).toBe(1)
      await vi.waitFor(() => expect(warned('Redis is back')).toBe(1), WAIT)
    })
  })
