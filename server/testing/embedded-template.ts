import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { parseEnvironment } from '../src/env.ts'
import { openDatabase } from '../src/storage/database.ts'

/** A log for tests: silent unless something goes wrong. */
export const testLog = pino({ level: process.env.CONCORD_LOG ?? 'error' })

/** A new, empty folder for one test. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'concord-test-'))

/** Makes a data folder with an empty, migrated database. It costs seconds, so a lane makes one and copies it. */
export async function makeEmbeddedTemplate(): Promise<{ folder: string; remove(): void }> {
  const folder = temporaryFolder()
  const database = await openDatabase(parseEnvironment({ CONCORD_DATA: folder }), testLog)
  await database.close()
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A data folder of its own for one suite or one server. Whoever takes it removes it. */
export function copyEmbeddedTemplate(template: string): string {
  const folder = temporaryFolder()
  cpSync(template, folder, { recursive: true })
  return folder
}
