import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import { makeEmbeddedTemplate } from './embedded-template.ts'
import { findPostgresPrograms, startLocalPostgres } from './local-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder to copy. */
    embeddedTemplate: string
    /** Where suites make databases of their own, or why there is no such place. */
    postgres: { url: string } | { missing: string }
  }
}

/** Before the storage suites: one embedded database to copy, and a PostgreSQL, the one of `DATABASE_URL` or one of our own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const template = await makeEmbeddedTemplate()
  project.provide('embeddedTemplate', template.folder)
  const { stop } = await provideTestPostgres(project)
  return async () => {
    await stop()
    template.remove()
  }
}

type TestPostgres = { server: ProvidedContext['postgres']; stop(): Promise<void> }

/** Finds or starts the PostgreSQL of a lane and tells its tests. */
export async function provideTestPostgres(project: TestProject): Promise<TestPostgres> {
  const found = await findTestPostgres()
  project.provide('postgres', found.server)
  return found
}

async function findTestPostgres(): Promise<TestPostgres> {
  const stop = async () => {}
  if (process.env.DATABASE_URL) return { server: { url: process.env.DATABASE_URL }, stop }
  const programs = findPostgresPrograms()
  if (!programs) return { server: { missing: 'no DATABASE_URL and no initdb on this machine' }, stop }
  const postgres = await startLocalPostgres(programs)
  return { server: { url: `${postgres.url}/postgres` }, stop: postgres.stop }
}
