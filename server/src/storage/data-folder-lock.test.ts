import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findLockHolder, lockDataFolder } from './data-folder-lock.ts'
import { thisProcess } from './process-identity.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const socketPath = () => join(folder, 'socket')
const lock = () => lockDataFolder(folder, socketPath())
const writeLock = (holder: object) =>
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...thisProcess(), socketPath: socketPath(), ...holder }))

test('a living holder keeps everybody else out, in one line', async () => {
  await lock()
  await expect(lock()).rejects.toMatchObject({ code: 'folder_in_use', message: expect.stringContaining(`process ${process.pid}`) })
})

test('a released folder is free', async () => {
  const held = await lock()
  held.release()
  expect(await findLockHolder(folder)).toBeUndefined()
  await lock()
  expect(await findLockHolder(folder)).toMatchObject({ pid: process.pid, socketPath: socketPath() })
})

test('the lock of a killed process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  writeLock({ pid: child.pid, startedAtTicks: statTicks(child.pid ?? 0) })
  await expect(lock()).rejects.toMatchObject({ code: 'folder_in_use' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await lock()
  expect(await findLockHolder(folder)).toMatchObject({ pid: process.pid })
})

const statTicks = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')[19]

test.each([
  ['from before a reboot', { bootId: 'another boot' }],
  ['of an earlier process with the same id', { startedAtTicks: '1' }],
])('a lock %s is taken over', async (_, holder) => {
  writeLock(holder)
  await lock()
})

test('a holder in another container is known by its socket', async () => {
  const server = createServer().listen(socketPath())
  await once(server, 'listening')
  writeLock({ bootId: 'another boot', pid: 1 })
  await expect(lock()).rejects.toMatchObject({ code: 'folder_in_use' })
  server.close()
})

test('a lock that a power cut left empty is taken over', async () => {
  writeFileSync(join(folder, 'lock'), '')
  await lock()
})

test('of many that try at once one gets the folder', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, lock))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
})

test('a guard left behind by a kill ages out', async () => {
  const guard = join(folder, 'lock.guard')
  writeFileSync(guard, '1')
  await expect(lock()).rejects.toMatchObject({ code: 'folder_in_use' })
  const old = new Date(Date.now() - 60_000)
  utimesSync(guard, old, old)
  await lock()
  expect(existsSync(guard)).toBe(false)
})
