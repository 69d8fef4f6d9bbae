import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** The kernel counts CPU time in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100
const KIB_PER_MIB = 1024

/** What a process and all that it started have used so far: CPU seconds (user and system), and memory in MiB now. */
export type Cost = {
  cpu: number
  /** Of `cpu`, what the first thread of the first process used: Node's event loop. */
  eventLoop: number
  rss: number
}

type Stat = { parent: number; ticks: number; ticksOfEnded: number }

function readStat(path: string): Stat {
  const text = readFileSync(path, 'utf8')
  // The name before it stands in brackets and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return { parent: fields[1]!, ticks: fields[11]! + fields[12]!, ticksOfEnded: fields[13]! + fields[14]! }
}

/** Reads what may end while it is read. */
function unlessGone<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

/** A process and its living descendants, the process first. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? unlessGone(() => readStat(`/proc/${name}/stat`)) : undefined
    if (stat) parents.set(Number(name), stat.parent)
  }
  const tree = [root]
  for (const member of tree) for (const [pid, parent] of parents) if (parent === member) tree.push(pid)
  return tree
}

/** Reads the cost of a process tree. Linux only. */
export function costOf(root: number): Cost {
  const cost = { cpu: 0, eventLoop: (unlessGone(() => readStat(`/proc/${root}/task/${root}/stat`))?.ticks ?? 0) / TICKS_PER_SECOND, rss: 0 }
  for (const pid of processTree(root)) {
    const stat = unlessGone(() => readStat(`/proc/${pid}/stat`))
    const status = unlessGone(() => readFileSync(`/proc/${pid}/status`, 'utf8'))
    if (stat) cost.cpu += (stat.ticks + stat.ticksOfEnded) / TICKS_PER_SECOND
    cost.rss += Number(/VmRSS:\s+(\d+)/.exec(status ?? '')?.[1] ?? 0) / KIB_PER_MIB
  }
  return cost
}

/** PostgreSQL's processes share most of their memory: each page counts in full only once. */
export function sharedMemoryOf(root: number): number {
  const kib = processTree(root).map((pid) => {
    const rollup = unlessGone(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return Number(/^Pss:\s+(\d+)/m.exec(rollup ?? '')?.[1] ?? 0)
  })
  return kib.reduce((sum, each) => sum + each, 0) / KIB_PER_MIB
}

const POLL_MS = 250
/** Less than this share of a core is rest: heartbeats and timers. */
const RESTING_SHARE = 0.03

/** Resolves once the processes have rested for `quietMs`, or after `limitMs` at the latest. */
export async function untilIdle(read: () => number, { quietMs, limitMs = 30_000 }: { quietMs: number; limitMs?: number }): Promise<void> {
  const startedAt = performance.now()
  let quietSince = startedAt
  let last = read()
  for (let now = startedAt; now - quietSince < quietMs && now - startedAt < limitMs; now = performance.now()) {
    await delay(POLL_MS)
    const cpu = read()
    if (cpu - last > (RESTING_SHARE * POLL_MS) / 1_000) quietSince = performance.now()
    last = cpu
  }
}

/** Machine-wide CPU seconds since the start: what all programs used, and what the hypervisor gave to others. */
export function machineTime(): { busy: number; stolen: number } {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.trim().split(/\s+/).slice(1).map(Number)
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = fields
  return { busy: (user + nice + system + irq + softirq) / TICKS_PER_SECOND, stolen: stolen / TICKS_PER_SECOND }
}
