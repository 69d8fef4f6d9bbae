import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { type Environment, parseEnvironment } from '../src/env.ts'
import { type OpenDatabase, openDatabase } from '../src/storage/database.ts'
import { createDatabase } from './create-database.ts'
import { copyEmbeddedTemplate, testLog } from './embedded-template.ts'

/** A suite's own empty database with all migrations done. */
export type SuiteDatabase = OpenDatabase & { kind: 'embedded' | 'postgres'; env: Environment }

/**
 * Runs one suite on the embedded database and on PostgreSQL, each time with a fresh database: call `database()` inside tests and
 * hooks. Where PostgreSQL cannot run, one skipped test says why. Only for files of the lane `.db.test.ts`.
 */
export function describeOnEveryDatabase(title: string, suite: (database: () => SuiteDatabase) => void): void {
  describe(`${title} (embedded)`, () => suite(useDatabase(openEmbedded)))
  const server = inject('postgres')
  if ('missing' in server) test.skip(`${title} (PostgreSQL): SKIPPED, ${server.missing}`)
  else describe(`${title} (PostgreSQL)`, () => suite(useDatabase(() => openPostgres(server.url))))
}

/** Runs a suite on the embedded database alone: for what does not depend on the database, but needs one. */
export function describeOnEmbedded(title: string, suite: (database: () => SuiteDatabase) => void): void {
  describe(title, () => suite(useDatabase(openEmbedded)))
}

type Opened = { database: SuiteDatabase; remove(): Promise<void> }

function useDatabase(open: () => Promise<Opened>): () => SuiteDatabase {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(async () => {
    await opened?.database.close()
    await opened?.remove()
  })
  return () => {
    if (!opened) throw new Error('the database is open only inside tests and hooks')
    return opened.database
  }
}

async function openEmbedded(): Promise<Opened> {
  const folder = copyEmbeddedTemplate(inject('embeddedTemplate'))
  const env = parseEnvironment({ CONCORD_DATA: folder })
  const opened = await openDatabase(env, testLog)
  return { database: { ...opened, kind: 'embedded', env }, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function openPostgres(serverUrl: string): Promise<Opened> {
  const { databaseUrl, remove } = await createDatabase(serverUrl)
  const env = parseEnvironment({ DATABASE_URL: databaseUrl })
  return { database: { ...(await openDatabase(env, testLog)), kind: 'postgres', env }, remove }
}
