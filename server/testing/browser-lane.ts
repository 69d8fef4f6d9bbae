import type { TestProject } from 'vitest/node'
import { makeEmbeddedTemplate, makeTemplate } from './embedded-template.ts'
import { makePeopleTemplate } from './process-lane.ts'
import { startServer } from './running-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with nothing in it but the tables, to copy. */
    nothingTemplate: string
    /** A data folder with the whole demo edition, to copy. */
    demoTemplate: string
  }
}

/** Before the browser tests: data folders with the demo edition, whole and without its papers. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const empty = await makeEmbeddedTemplate()
  const [people, demo] = await Promise.all([
    makePeopleTemplate(empty),
    makeTemplate('demo', async (folder) => {
      const server = await startServer({ dataFolder: folder })
      await server.stop('SIGTERM')
    }),
  ])
  project.provide('nothingTemplate', empty.folder)
  project.provide('peopleTemplate', people.folder)
  project.provide('demoTemplate', demo.folder)
  return () => {
    for (const template of [empty, people, demo]) template.remove()
  }
}
