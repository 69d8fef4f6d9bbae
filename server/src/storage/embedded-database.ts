import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { StartupError } from '../startup-error.ts'
import type { EmbeddedWorkerData, EmbeddedWorkerReport } from './embedded-worker.ts'

/** PostgreSQL in a worker thread of this process; any number of drivers may connect to `socketPath`. */
export type EmbeddedDatabase = {
  socketPath: string
  /** How often the database has made the disk write since it was opened. */
  syncCount(): Promise<number>
  /** Ends every connection, flushes and shuts the database down. */
  close(): Promise<void>
}

const RESTART_AFTER_MS = 500

/**
 * Opens (and at first makes) the database in `folder`, which the caller must have locked. When the database ends by itself
 * (disk full while it writes its log, say) it is opened again and recovers; meanwhile connections fail as if it were elsewhere.
 */
export async function startEmbeddedDatabase(options: EmbeddedWorkerData & { log: Logger }): Promise<EmbeddedDatabase> {
  let closing = false
  let worker = await startWorker(options).catch((cause: Error) => {
    throw new StartupError(
      'database_unreachable',
      `The embedded database in ${options.folder} does not open: ${firstLine(cause.message)}`,
      { cause },
    )
  })
  const ended = watch()

  function watch(): Promise<void> {
    return new Promise((resolve) => {
      worker.on('error', (error) => options.log.error({ err: error }, 'the embedded database ended'))
      worker.once('exit', () => (closing ? resolve() : resolve(restart())))
    })
  }

  async function restart(): Promise<void> {
    while (!closing) {
      await delay(RESTART_AFTER_MS)
      try {
        worker = await startWorker(options)
        options.log.warn('the embedded database is open again')
        return await watch()
      } catch (error) {
        options.log.error({ err: error }, 'the embedded database does not open again yet')
      }
    }
  }

  return {
    socketPath: options.socketPath,
    syncCount: () => askSyncCount(worker),
    close: async () => {
      closing = true
      worker.postMessage('close')
      await ended
    },
  }
}

function startWorker({ folder, socketPath, log }: EmbeddedWorkerData & { log: Logger }): Promise<Worker> {
  const workerData: EmbeddedWorkerData = { folder, socketPath }
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData, execArgv: [], name: 'database' })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`its worker ended with ${code}`)))
    worker.on('message', (report: EmbeddedWorkerReport) => {
      if (report.kind === 'held') log.warn(report, 'a transaction holds the database in silence; does something inside it ask the pool?')
      if (report.kind !== 'ready') return
      worker.removeAllListeners('error').removeAllListeners('exit')
      resolve(worker)
    })
  })
}

function askSyncCount(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    const listen = (report: EmbeddedWorkerReport) => {
      if (report.kind !== 'syncs') return
      worker.off('message', listen)
      resolve(report.count)
    }
    worker.on('message', listen)
    worker.postMessage('syncs')
  })
}

const firstLine = (text: string) => text.split('\n', 1)[0]
