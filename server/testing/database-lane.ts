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
  const stop = await providePostgres(project)
  return async () => {
    await stop()
    template.remove()
  }
}

async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const nothing = async () => {}
  if (process.env.DATABASE_URL) {
    project.provide('postgres', { url: process.env.DATABASE_URL })
    return nothing
  }
  const programs = findPostgresPrograms()
  if (!programs) {
    project.provide('postgres', { missing: 'no DATABASE_URL and no initdb on this machine' })
    return nothing
  }
  const postgres = await startLocalPostgres(programs)
  project.provide('postgres', { url: `${postgres.url}/postgres` })
  return postgres.stop
}
