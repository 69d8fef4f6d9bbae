import type { ChildProcess } from 'node:child_process'
import { RenditionError } from '@concord/export'
import type { Exporter } from '../deps.ts'
import { ExporterError } from './exporter-error.ts'
import { forkExporter } from './exporter-fork.ts'
import type { RenderAnswer, RenderRequest, Renditions } from './exporter-messages.ts'

/** What the exporter tells the log. */
type ExporterLog = { warn(fields: object, message: string): void }

export type ExporterOptions = { log: ExporterLog; limitMs?: number }

/** The exporter and, for watching it, the process that it has running. */
export type RunningExporter = Exporter & { processId(): number | undefined }

/** Renders one paper in `child`; settles when it answers, ends, or the time is over. The listeners go with the job. */
function runJob(child: ChildProcess, request: RenderRequest, limitMs: number): Promise<Renditions> {
  const { promise, resolve, reject } = Promise.withResolvers<Renditions>()
  const onMessage = (answer: RenderAnswer) => {
    if (answer.kind === 'rendered') resolve(answer.files)
    else if (answer.kind === 'refused') reject(new RenditionError(answer.findings))
    else reject(new ExporterError('render_failed', `The paper could not be rendered: ${answer.message}`))
  }
  const onExit = () => reject(new ExporterError('process_ended', 'The exporter process ended before the paper was rendered.'))
  const onLimit = () => {
    reject(new ExporterError('timed_out', `Rendering took longer than ${limitMs} ms and was stopped.`))
    // Typst compiles without a pause: nothing gentler would reach it.
    child.kill('SIGKILL')
  }
  const timer = setTimeout(onLimit, limitMs)
  child.on('message', onMessage).on('exit', onExit).on('error', onExit)
  child.send(request, (error) => error && onExit())
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onMessage).off('exit', onExit).off('error', onExit)
  })
}

function watch(child: ChildProcess, log: ExporterLog): ChildProcess {
  child.stderr!.setEncoding('utf8').on('data', (text: string) => log.warn({ text }, 'exporter process wrote to its error output'))
  // Without a listener a failed start would end the server; the job that waits is told by its own listener.
  child.on('error', (error) => log.warn({ err: error }, 'exporter process failed'))
  return child
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || child.killed || !child.connected

/**
 * Renders papers in one process of its own, forked on first use and again after it died, one paper at a time in the order of asking.
 * A paper that takes longer than `limitMs` (its wait in the queue not counted) is given up and the process killed.
 */
export function startExporter({ log, limitMs = 60_000 }: ExporterOptions): RunningExporter {
  let child: ChildProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  const readyChild = (): ChildProcess => {
    if (child === undefined || isGone(child)) child = watch(forkExporter(), log)
    return child
  }
  const renderNext = (request: RenderRequest): Promise<Renditions> => {
    if (closed) throw new ExporterError('closed', 'The exporter is closed.')
    return runJob(readyChild(), request, limitMs)
  }

  return {
    render(snapshot, files = new Map()) {
      const job = queue.then(() => renderNext({ snapshot, files }))
      // Whoever asked hears of the failure; the next job must not.
      queue = job.catch(() => undefined)
      return job
    },
    async close() {
      closed = true
      if (child !== undefined && !isGone(child)) {
        const ended = new Promise((resolve) => child!.once('exit', resolve))
        child.kill('SIGKILL')
        await ended
      }
      await queue
    },
    processId: () => child?.pid,
  }
}
