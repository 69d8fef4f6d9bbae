import { readFileSync } from 'node:fs'

/** One run of a process: a process id alone is used again, after a reboot or in a new container at once. */
export type ProcessIdentity = {
  pid: number
  /** The machine's boot and the moment of the process's start in it; empty where the system does not tell. */
  bootId: string
  startedAtTicks: string
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, bootId: bootId(), startedAtTicks: processStat(process.pid)?.startedAtTicks ?? '' }
}

/** Whether exactly this run of the process still goes on. Other users' processes count; what only waits to be reaped does not. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (identity.bootId !== bootId() || !exists(identity.pid)) return false
  const stat = processStat(identity.pid)
  if (stat === undefined) return identity.startedAtTicks === ''
  return stat.startedAtTicks === identity.startedAtTicks && stat.state !== 'Z'
}

/** The text of a file, or nothing where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

const bootId = () => readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Fields 3 and 22 of Linux's `/proc/<pid>/stat`, counted after the name in brackets, which may hold spaces. */
function processStat(pid: number): { state: string; startedAtTicks: string } | undefined {
  const fields = readIfThere(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return fields && { state: fields[0] ?? '', startedAtTicks: fields[19] ?? '' }
}
