import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { loadDemo } from './demo/load-demo.ts'
import type { Deps } from './deps.ts'
import { atPort, type Environment } from './env.ts'
import { startExporter } from './exporter/exporter.ts'
import { openFileStore } from './files/open-file-store.ts'
import { type Listener, listen } from './http/listener.ts'
import { Metrics, processMetrics } from './http/metrics.ts'
import { startKeepingHistory } from './jobs/keep-history.ts'
import { createLive } from './live/create-live.ts'
import { openBus } from './live/open-bus.ts'
import { warmUp } from './live/warm-up.ts'
import { openDatabase } from './storage/database.ts'

/** A server that is ready. `close` stops accepting, makes all accepted text durable and shuts the database down. */
export type RunningServer = { deps: Deps; close(): Promise<void> }

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** Starts everything in order: port, database, live side, exporter, demo edition, routes. What was started is closed again when a later step fails. */
export async function startServer(given: Environment, log: Logger): Promise<RunningServer> {
  const started: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of started.splice(0).reverse()) await close()
  }
  try {
    const listener = await listen(given)
    started.push(listener.close)
    const deps = await startParts(atPort(given, listener.port), log, listener, started)
    return { deps, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function startParts(env: Environment, log: Logger, listener: Listener, started: (() => Promise<void>)[]): Promise<Deps> {
  const database = await openDatabase(env, log)
  started.push(database.close)
  const parts = { db: database.db, env, log, clock: { now: () => new Date() }, newId: () => randomUUID() }
  const exporter = startExporter({ log })
  started.push(exporter.close)
  const metrics = new Metrics()
  processMetrics(metrics)
  const bus = await openBus({ redisUrl: env.redisUrl, sql: database.sql, log })
  const live = createLive({ ...parts, sql: database.sql, metrics, bus })
  // Sockets keep their connections open: the port closes for good only after the rooms have said goodbye.
  started.push(async () => {
    await Promise.all([listener.close(), live.close()])
  })
  const deps: Deps = { ...parts, exporter, texts: live.texts, files: openFileStore(parts), live: live.live }
  if (env.demo) await loadDemo(deps, live)
  await warmUp({ ...parts, sql: database.sql })
  started.push(startKeepingHistory({ ...parts, texts: live.texts }).close)
  live.attach(listener.server)
  listener.serve(createApp(deps, { metrics, clientFolder }).fetch)
  return deps
}
