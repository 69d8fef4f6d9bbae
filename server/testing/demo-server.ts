import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { parseEnvironment } from '../src/env.ts'
import { openDatabase } from '../src/storage/database.ts'
import { testLog } from './embedded-template.ts'
import { freePort, type RunningServer, startServer } from './running-server.ts'

/** A server process on a copy of the demo edition, with a way into its database and back from a kill. */
export type DemoServer = {
  origin: string
  /** The data folder; other files of a test may stand beside the database. */
  folder: string
  /** The database of the running server, beside it. */
  sql: Sql
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Starts again after a kill, at the same address. */
  restart(): Promise<void>
  output(): string
  /** Ends the server and removes the folder. */
  remove(): Promise<void>
}

export async function startDemoServer(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-demo-'))
  cpSync(inject('demoTemplate'), folder, { recursive: true })
  const port = await freePort()
  let running: RunningServer = await startServer({ dataFolder: folder, port })
  const openBeside = () => openDatabase(parseEnvironment({ CONCORD_DATA: folder }), testLog, { share: true })
  let database = await openBeside()
  return {
    origin: running.origin,
    folder,
    get sql() {
      return database.sql
    },
    output: () => running.output(),
    async kill(signal) {
      await database.close()
      return running.stop(signal)
    },
    async restart() {
      running = await startServer({ dataFolder: folder, port })
      database = await openBeside()
    },
    async remove() {
      await database.close()
      await running.stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
