import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { collectGarbage } from './collect-garbage.ts'
import { processTree } from './process-cost.ts'

/** What every Node under measurement is started with: where its inspector would listen, were it asked to. */
export const NODE_ARGUMENTS = ['--inspect-port=0']

const READY_WITHIN_MS = 300_000
const STOP_WITHIN_MS = 30_000
/** So that what a start leaves behind does not stand on the bill. */
const SETTLE_MS = 500

export type Program = {
  command: string
  args: readonly string[]
  environment?: Record<string, string | undefined>
  folder?: string
  uid?: number
  gid?: number
  /** Where everything that it prints goes. */
  logFile: string
  isReady(): Promise<boolean>
}

/** What still runs when this process ends, for whatever reason, ends with it. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A server in a process of its own. */
export class ServerProcess {
  private readonly child: ChildProcess
  private readonly exited: Promise<unknown>
  private readonly log: { file: string; start: number }

  private constructor(child: ChildProcess, log: { file: string; start: number }) {
    this.child = child
    this.log = log
    running.add(child)
    this.exited = once(child, 'exit').then(() => running.delete(child))
  }

  /** Starts a program and resolves when it is ready; throws where it ends before. */
  static async start({ command, args, environment, folder, uid, gid, logFile, isReady }: Program): Promise<ServerProcess> {
    const log = openSync(logFile, 'a')
    const { size } = fstatSync(log)
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', log, log], uid, gid })
    closeSync(log)
    const server = new ServerProcess(child, { file: logFile, start: size })
    const giveUpAt = performance.now() + READY_WITHIN_MS
    while (!(await isReady())) {
      const ended = !server.isRunning
      if (ended || performance.now() > giveUpAt) {
        await server.kill()
        throw new Error(`${command} ${ended ? 'ended before it was' : 'did not get'} ready: see ${logFile}`)
      }
      await delay(20)
    }
    await delay(SETTLE_MS)
    return server
  }

  get pid(): number {
    return this.child.pid!
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** Of a Node that was started with `NODE_ARGUMENTS`. */
  collectGarbage(): Promise<void> {
    return collectGarbage(this.pid, this.log.file, this.log.start)
  }

  /** Like a power cut: SIGKILL for it and all that it started. The signals are out when the call returns. */
  async kill(): Promise<void> {
    if (!this.isRunning) return
    for (const pid of processTree(this.pid)) process.kill(pid, 'SIGKILL')
    await this.exited
  }

  /** Asks for an orderly end; kills what does not come to one. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return
    this.child.kill(signal)
    const inTime = await Promise.race([this.exited.then(() => true), delay(STOP_WITHIN_MS, false, { ref: false })])
    if (!inTime) await this.kill()
  }
}

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Whether somebody listens on a port of the loopback. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
