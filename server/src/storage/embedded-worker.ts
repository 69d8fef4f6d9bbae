import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { DURABLE_START_PARAMETERS, DurableFilesystem, placeDurably } from './durable-filesystem.ts'
import { SharedBackend } from './shared-backend.ts'

/** What the worker is started with. */
export type EmbeddedWorkerData = { folder: string; socketPath: string }
/** What the worker says. `syncs` answers the message `syncs`. */
export type EmbeddedWorkerReport = { kind: 'ready' } | { kind: 'held'; silentMs: number } | { kind: 'syncs'; count: number }

/** The statements of the hot paths are prepared once and run thousands of times: planning each run anew costs more than running it. */
const START_PARAMETERS = [...DURABLE_START_PARAMETERS, '-c', 'plan_cache_mode=force_generic_plan']
const MAXIMUM_CONNECTIONS = 100
const HELD_CHECK_MS = 5_000

/** Makes the database beside its place and moves it there when it is whole and on the disk: a first start may be killed at any moment. */
async function createFolder(folder: string) {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  const database = new SharedBackend({ fs: new DurableFilesystem(making), startParams: DURABLE_START_PARAMETERS })
  await database.waitReady
  await database.close()
  placeDurably(making, folder)
}

async function serve({ folder, socketPath }: EmbeddedWorkerData) {
  if (!existsSync(join(folder, 'PG_VERSION'))) await createFolder(folder)
  const filesystem = new DurableFilesystem(folder)
  const database = new SharedBackend({ fs: filesystem, startParams: START_PARAMETERS })
  await database.waitReady
  rmSync(socketPath, { force: true })
  const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: MAXIMUM_CONNECTIONS })
  await server.start()
  const report = (message: EmbeddedWorkerReport) => parentPort?.postMessage(message)
  const heldCheck = setInterval(() => {
    const silentMs = database.heldSilentlyMs()
    if (silentMs > HELD_CHECK_MS) report({ kind: 'held', silentMs })
  }, HELD_CHECK_MS)
  parentPort?.on('message', async (message: 'close' | 'syncs') => {
    if (message === 'syncs') return report({ kind: 'syncs', count: filesystem.syncCount })
    clearInterval(heldCheck)
    await server.stop()
    await database.close()
    rmSync(socketPath, { force: true })
    parentPort?.close()
  })
  report({ kind: 'ready' })
}

await serve(workerData as EmbeddedWorkerData)
