import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, inject, test } from 'vitest'
import { copyEmbeddedTemplate, temporaryFolder, testLog } from '../../testing/embedded-template.ts'
import { parseEnvironment } from '../env.ts'
import { StartupError } from '../startup-error.ts'
import { openDatabase } from './database.ts'

const leftOver: string[] = []
const templateFolder = () => {
  const folder = copyEmbeddedTemplate(inject('embeddedTemplate'))
  leftOver.push(folder)
  return folder
}
const open = (folder: string, options = {}) => openDatabase(parseEnvironment({ CONCORD_DATA: folder }), testLog, options)

afterEach(() => {
  for (const folder of leftOver.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Starts the writer, waits for `count` acknowledged rows, kills it without warning and returns what it had acknowledged. */
async function writeAndKill(folder: string, count: number): Promise<number[]> {
  const script = fileURLToPath(new URL('../../testing/acknowledging-writer.ts', import.meta.url))
  const writer = spawn(process.execPath, [script], { env: { ...process.env, CONCORD_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(writer, 'exit')
  const acknowledged: number[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(Number(line))
    if (acknowledged.length === count) writer.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

test('every commit makes the disk write', async () => {
  const database = await open(templateFolder())
  await database.sql`create table synced (number integer)`
  const before = (await database.embedded?.syncCount()) ?? 0
  for (let number = 0; number < 20; number += 1) await database.sql`insert into synced values (${number})`
  const after = (await database.embedded?.syncCount()) ?? 0
  expect(after - before).toBeGreaterThanOrEqual(20)
  await database.sql`select * from synced`
  expect(await database.embedded?.syncCount()).toBe(after)
  await database.close()
})

test('kill -9 loses no acknowledged row, and the folder opens at once again', async () => {
  const folder = templateFolder()
  for (let round = 0; round < 3; round += 1) {
    const acknowledged = await writeAndKill(folder, 150)
    expect(acknowledged.length).toBeGreaterThanOrEqual(150)
    const database = await open(folder)
    const rows = await database.sql<{ number: number }[]>`select number from acknowledged`
    const stored = new Set(rows.map((row) => row.number))
    expect(acknowledged.filter((number) => !stored.has(number))).toEqual([])
    await database.sql`delete from acknowledged`
    await database.close()
  }
})

test('a database that was killed while it was made is made again', async () => {
  const folder = temporaryFolder()
  leftOver.push(folder)
  mkdirSync(join(folder, 'database.new', 'base'), { recursive: true })
  writeFileSync(join(folder, 'database.new', 'PG_VERSION'), '18\n')
  const database = await open(folder)
  expect(await database.sql`select count(*)::int as people from people`).toEqual([{ people: 0 }])
  await database.close()
})

test('a second opening is refused in one line, a shared one joins the first', async () => {
  const folder = templateFolder()
  const first = await open(folder)
  const refusal = await open(folder).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StartupError)
  expect(refusal).toMatchObject({ code: 'folder_in_use' })
  const shared = await open(folder, { share: true })
  await first.sql`create table seen (word text)`
  await first.sql`insert into seen values ('both')`
  expect(await shared.sql`select word from seen`).toEqual([{ word: 'both' }])
  await shared.close()
  expect(await first.sql`select word from seen`).toEqual([{ word: 'both' }])
  await first.close()
})

test('a connection that is lost between the start of a query and its end leaves nothing behind', async () => {
  const database = await open(templateFolder())
  for (const text of ['select 1', 'select nonsense from', 'begin']) {
    const parse = Buffer.from(`P....\0${text}\0\0\0`, 'latin1')
    parse.writeInt32BE(parse.length - 1, 1)
    const socket = connect(database.embedded?.socketPath ?? '')
    socket.resume().end(parse)
    await once(socket, 'close')
    expect(await database.sql`select ${text} as text`).toEqual([{ text }])
  }
  await database.close()
})

test('a shared opening of a folder that nobody holds opens it by itself', async () => {
  const database = await open(templateFolder(), { share: true })
  expect(database.embedded).toBeDefined()
  await database.close()
})

test('a folder with a long path works through a socket elsewhere', async () => {
  const folder = join(templateFolder(), 'a-folder-with-a-long-name-'.repeat(6))
  leftOver.push(folder)
  const database = await open(folder)
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }])
  expect(Buffer.byteLength(database.embedded?.socketPath ?? '')).toBeLessThan(100)
  await database.close()
})
