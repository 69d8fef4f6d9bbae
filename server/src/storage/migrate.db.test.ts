import { createServer } from 'node:net'
import { expect, inject, test } from 'vitest'
import { createDatabase } from '../../testing/create-database.ts'
import { testLog } from '../../testing/embedded-template.ts'
import { parseEnvironment } from '../env.ts'
import { openDatabase } from './database.ts'

const server = inject('postgres')

test.skipIf('missing' in server)('several processes that start on one PostgreSQL migrate it once', async () => {
  if ('missing' in server) return
  const { databaseUrl, remove } = await createDatabase(server.url)
  const env = parseEnvironment({ DATABASE_URL: databaseUrl })
  const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase(env, testLog)))
  const [migrations] = await databases[0]!
    .sql`select count(*)::int as done, count(distinct hash)::int as different from drizzle.__drizzle_migrations`
  expect(migrations?.done).toBeGreaterThan(0)
  expect(migrations?.done).toBe(migrations?.different)
  await Promise.all(databases.map((database) => database.close()))
  await remove()
})

test('a database that nobody serves is given up', async () => {
  const env = parseEnvironment({ DATABASE_URL: 'postgres://concord@127.0.0.1:1/concord' })
  await expect(openDatabase(env, testLog)).rejects.toMatchObject({
    code: 'database_unreachable',
    message: expect.stringMatching(/^The database 127\.0\.0\.1:1\/concord cannot be reached: .*ECONNREFUSED/),
  })
})

test('a port where something else is silent is given up too', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as { port: number }
  const env = parseEnvironment({ DATABASE_URL: `postgres://concord:secret@127.0.0.1:${port}/concord` })
  const refusal = await openDatabase(env, testLog).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'database_unreachable' })
  expect((refusal as Error).message).not.toContain('secret')
  silent.close()
})
