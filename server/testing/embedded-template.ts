import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { parseEnvironment } from '../src/env.ts'
import { openDatabase } from '../src/storage/database.ts'

/** A log for tests: silent unless something goes wrong. */
export const testLog = pino({ level: process.env.CONCORD_LOG ?? 'error' })

/** A new, empty folder for one test. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'concord-test-'))

/** A data folder to copy. */
export type Template = { folder: string; remove(): void }

/**
 * Makes a data folder that costs seconds to make. `CONCORD_TEMPLATES` names a folder in which the lanes of one run leave theirs for
 * each other; without it a lane makes and removes its own.
 */
export async function makeTemplate(name: string, fill: (folder: string) => Promise<void>): Promise<Template> {
  const shared = process.env.CONCORD_TEMPLATES
  const kept = shared && join(shared, name)
  if (kept && existsSync(kept)) return { folder: kept, remove: () => {} }
  const folder = temporaryFolder()
  await fill(folder)
  if (!kept) return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
  renameSync(folder, kept)
  return { folder: kept, remove: () => {} }
}

/** An empty database with all migrations done. */
export const makeEmbeddedTemplate = (): Promise<Template> =>
  makeTemplate('empty', async (folder) => {
    const database = await openDatabase(parseEnvironment({ CONCORD_DATA: folder }), testLog)
    await database.close()
  })

/** A data folder of its own for one suite or one server. Whoever takes it removes it. */
export function copyEmbeddedTemplate(template: string, folder = temporaryFolder()): string {
  cpSync(template, folder, { recursive: true })
  return folder
}
