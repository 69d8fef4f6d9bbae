import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const ADDRESS = /Debugger listening on (ws:\/\/\S+)/
const LISTENING_WITHIN_MS = 10_000

/**
 * Has a Node process that was started with `--inspect-port=0` collect its garbage, so that what it then holds is what it needs. The
 * first call opens its inspector, which says in `logFile`, past `logStart`, where it listens.
 */
export async function collectGarbage(pid: number, logFile: string, logStart: number): Promise<void> {
  const readAddress = () => ADDRESS.exec(readFileSync(logFile, 'utf8').slice(logStart))?.[1]
  if (!readAddress()) process.kill(pid, 'SIGUSR1')
  const giveUpAt = performance.now() + LISTENING_WITHIN_MS
  while (!readAddress()) {
    if (performance.now() > giveUpAt) throw new Error(`the inspector of process ${pid} does not open`)
    await delay(20)
  }
  const inspector = new WebSocket(readAddress()!)
  await once(inspector, 'open')
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await once(inspector, 'message')
  inspector.close()
}
