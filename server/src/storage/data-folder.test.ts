import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartupError } from '../startup-error.ts'
import { prepareDataFolder, socketPathFor } from './data-folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('makes the folder with its parents, for the owner only', () => {
  const path = join(folder, 'deep', 'data')
  expect(prepareDataFolder(path)).toEqual({ path, database: join(path, 'database'), socketPath: join(path, 'socket') })
  expect(statSync(path).mode & 0o777).toBe(0o700)
})

test.each(['file', 'file/data'])('a path that is or goes through a file is refused in one line', (end) => {
  writeFileSync(join(folder, 'file'), '')
  const attempt = () => prepareDataFolder(join(folder, end))
  expect(attempt).toThrow(StartupError)
  expect(attempt).toThrow(/cannot be used \((EEXIST|ENOTDIR)\)\. Name a writable folder in CONCORD_DATA\.$/)
})

test.runIf(process.platform === 'linux')('a folder that the system does not let anybody write is refused, root or not', () => {
  expect(() => prepareDataFolder('/proc/concord')).toThrow(/cannot be used/)
})

test('a long path gets a short socket among the temporary files, always the same', () => {
  const long = join(folder, 'x'.repeat(120))
  expect(Buffer.byteLength(socketPathFor(long))).toBeLessThanOrEqual(100)
  expect(socketPathFor(long)).toBe(socketPathFor(long))
  expect(socketPathFor(`${long}y`)).not.toBe(socketPathFor(long))
})
