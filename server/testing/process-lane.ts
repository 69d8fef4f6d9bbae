import type { TestProject } from 'vitest/node'
import { parseEnvironment } from '../src/env.ts'
import { createDatabase } from './create-database.ts'
import { provideTestPostgres } from './database-lane.ts'
import { copyEmbeddedTemplate, makeEmbeddedTemplate, makeTemplate, type Template } from './embedded-template.ts'
import { loadPeople } from './load-people.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo edition's people and no papers, to copy. */
    peopleTemplate: string
    /** The name of a database with the same on the PostgreSQL of the tests; empty where there is none. */
    peopleDatabase: string
  }
}

/** Before tests that start servers: databases to copy, so that not every server fills its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const removing = await Promise.all([provideFolders(project), provideDatabase(project)])
  return async () => {
    for (const remove of removing) await remove()
  }
}

async function provideFolders(project: TestProject): Promise<() => void> {
  const empty = await makeEmbeddedTemplate()
  project.provide('embeddedTemplate', empty.folder)
  const people = await makePeopleTemplate(empty)
  project.provide('peopleTemplate', people.folder)
  return () => {
    empty.remove()
    people.remove()
  }
}

/** A data folder with people and no papers. */
export const makePeopleTemplate = (empty: Template): Promise<Template> =>
  makeTemplate('people', async (folder) => {
    copyEmbeddedTemplate(empty.folder, folder)
    await loadPeople(parseEnvironment({ CONCORD_DATA: folder }))
  })

async function provideDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await provideTestPostgres(project)
  if ('missing' in server) {
    project.provide('peopleDatabase', '')
    return stop
  }
  const people = await createDatabase(server.url)
  await loadPeople(parseEnvironment({ DATABASE_URL: people.databaseUrl })).catch(async (error) => {
    // Nobody stops what a failed set-up has started.
    await stop()
    throw error
  })
  project.provide('peopleDatabase', new URL(people.databaseUrl).pathname.slice(1))
  return async () => {
    await people.remove()
    await stop()
  }
}
