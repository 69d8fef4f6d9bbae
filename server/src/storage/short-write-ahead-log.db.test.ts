import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { copyEmbeddedTemplate, testLog } from '../../testing/embedded-template.ts'
import { parseEnvironment } from '../env.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { bytesSinceCheckpoint, keepWriteAheadLogShort } from './short-write-ahead-log.ts'

const AFTER_BYTES = 4 * 1024 * 1024
let folder: string
let database: OpenDatabase

beforeEach(async () => {
  folder = copyEmbeddedTemplate(inject('embeddedTemplate'))
  database = await openDatabase(parseEnvironment({ CONCORD_DATA: folder }), testLog)
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Random text, so that it is not compressed: `megabytes` of it into the write-ahead log. */
const write = (megabytes: number) =>
  database.sql`insert into written select string_agg(md5(random()::text), '') from generate_series(1, 32), generate_series(1, ${megabytes * 1024}) g group by g`

test('the write-ahead log of the embedded database is checkpointed when enough has been written, and not before', async () => {
  const { sql } = database
  await sql`create table written (text text)`
  const end = keepWriteAheadLogShort(sql, testLog, { everyMs: 20, afterBytes: AFTER_BYTES })
  await write(1)
  const before = await bytesSinceCheckpoint(sql)
  expect(before).toBeGreaterThan(1024 * 1024)
  await write(5)
  await vi.waitUntil(async () => (await bytesSinceCheckpoint(sql)) < 1024 * 1024, { timeout: 30_000, interval: 50 })
  end()
  expect(await sql`select count(*)::int as rows from written`).toEqual([{ rows: 6 * 1024 }])
})
