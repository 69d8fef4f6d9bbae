import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { makeEmbeddedTemplate, temporaryFolder } from './embedded-template.ts'
import { startServer } from './running-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo edition, to copy. */
    demoTemplate: string
  }
}

/** Before tests that start servers: data folders to copy, empty and with the demo edition, so that not every server makes its own. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const empty = await makeEmbeddedTemplate()
  project.provide('embeddedTemplate', empty.folder)
  const demo = temporaryFolder()
  const server = await startServer({ dataFolder: demo })
  await server.stop('SIGTERM')
  project.provide('demoTemplate', demo)
  return () => {
    empty.remove()
    rmSync(demo, { recursive: true, force: true })
  }
}
