import { rmSync } from 'node:fs'
import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { parseEnvironment } from '../src/env.ts'
import { type OpenDatabase, openDatabase } from '../src/storage/database.ts'
import { createDatabase, type TestDatabase } from './create-database.ts'
import { copyEmbeddedTemplate, temporaryFolder, testLog } from './embedded-template.ts'
import { freePort, type RunningServer, startServer } from './running-server.ts'
import { TcpProxy } from './tcp-proxy.ts'

export type DemoServerOptions = {
  /**
   * `demo`: the whole demo edition; `nothing`: a fresh server without it. Both embedded, in the browser lane only. Else its people and
   * groups without papers.
   */
  content?: 'people' | 'demo' | 'nothing'
  /** A database of its own on the tests' PostgreSQL (inside `describeOnPostgres`) instead of the embedded one. */
  database?: 'embedded' | 'postgres'
  /** What the server's address of that PostgreSQL says besides, e.g. `statement_timeout=2000`. */
  databaseParameters?: string
  environment?: Record<string, string>
}

/** A server process on demo data, with faults to inject, a way into its database and back from a kill. */
export type DemoServer = {
  origin: string
  /** Stands between everybody and the server; `origin` leads through it. */
  front: TcpProxy
  /** Stands between the server and PostgreSQL. */
  back: TcpProxy
  /** The data folder; other files of a test may stand beside the database. */
  folder: string
  /** For `runVerify`: where the records are. */
  databaseUrl: string | undefined
  /** The database of the running server, beside it. */
  sql: Sql
  pid: number
  /** The server's own port, for those who come another way than through `front`. */
  port: number
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Starts again after a kill, at the same address. */
  restart(): Promise<void>
  output(): string
  /** Ends the server and removes what it had. */
  remove(): Promise<void>
}

export async function startDemoServer({
  content = 'people',
  database,
  databaseParameters,
  environment,
}: DemoServerOptions = {}): Promise<DemoServer> {
  const own = database === 'postgres' ? await ownDatabase(databaseParameters) : undefined
  const folder = own ? temporaryFolder() : copyEmbeddedTemplate(inject(`${content}Template`))
  const port = await freePort()
  const front = await TcpProxy.to(port)
  const back = own?.back
  const origin = `http://localhost:${front.port}`
  const options = {
    dataFolder: folder,
    port,
    environment: {
      CONCORD_ORIGIN: origin,
      ...(content === 'nothing' && { CONCORD_DEMO: 'off' }),
      ...(own && { DATABASE_URL: own.proxiedUrl }),
      ...environment,
    },
  }
  const beside = parseEnvironment(own ? { DATABASE_URL: own.databaseUrl } : { CONCORD_DATA: folder })
  let running: RunningServer
  let opened: OpenDatabase
  const start = async () => {
    running = await startServer(options)
    opened = await openDatabase(beside, testLog, { share: true })
  }
  await start()
  return {
    origin,
    front,
    get back() {
      if (!back) throw new Error('the embedded database has no network to break')
      return back
    },
    folder,
    port,
    databaseUrl: own?.databaseUrl,
    get sql() {
      return opened.sql
    },
    get pid() {
      return running.pid
    },
    output: () => running.output(),
    async kill(signal) {
      await opened.close()
      return running.stop(signal)
    },
    restart: start,
    async remove() {
      await opened.close()
      await running.stop('SIGKILL')
      await front.close()
      await back?.close()
      await own?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ownDatabase(parameters = ''): Promise<TestDatabase & { back: TcpProxy; proxiedUrl: string }> {
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  const made = await createDatabase(server.url, { template: inject('peopleDatabase') })
  const url = new URL(made.databaseUrl)
  const back = await TcpProxy.to(Number(url.port || 5432))
  url.port = String(back.port)
  url.search = parameters
  return { ...made, back, proxiedUrl: url.href }
}
