import postgres from 'postgres'
import { expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { channelOf } from './open-bus.ts'

describeOnEveryDatabase('the channel of a database', (database) => {
  test('is the same by whatever name database and Redis are known, and another one for a neighbour and for each number in Redis', async () => {
    const { sql, env } = database()
    const channel = await channelOf(sql, 'redis://127.0.0.1:6379')
    expect(channel).toMatch(/^concord:[0-9a-f]{16}$/)
    expect(await channelOf(sql, 'rediss://user:secret@redis.example:7000/0')).toBe(channel)
    expect(await channelOf(sql, 'redis://127.0.0.1:6379/1')).not.toBe(channel)
    // The embedded database has one name and no neighbours.
    if (env.databaseUrl === undefined) return
    const [alias, neighbour] = [new URL(env.databaseUrl), new URL(env.databaseUrl)]
    if (alias.hostname === '127.0.0.1') alias.hostname = 'localhost'
    neighbour.pathname = '/postgres'
    expect(await channelAt(alias)).toBe(channel)
    expect(await channelAt(neighbour)).not.toBe(channel)
  })
})

async function channelAt(url: URL): Promise<string> {
  const beside = postgres(url.href, { max: 1 })
  try {
    return await channelOf(beside, 'redis://127.0.0.1')
  } finally {
    await beside.end()
  }
}
