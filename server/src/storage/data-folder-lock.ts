import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { isRunning, type ProcessIdentity, readIfThere, thisProcess } from './process-identity.ts'

/** Who holds a data folder, and where its database listens. */
export type LockHolder = ProcessIdentity & { socketPath: string }

export type DataFolderLock = { release(): void }

const GUARD_MAXIMUM_AGE_MS = 10_000

/**
 * Takes the folder for this process. PGlite has no lock of its own, and two processes on one folder silently lose most rows.
 * A holder that no longer lives is replaced; a living one means `StartupError` with code `folder_in_use`.
 */
export async function lockDataFolder(folder: string, socketPath: string): Promise<DataFolderLock> {
  const path = lockPath(folder)
  await guarded(folder, async () => {
    const holder = await findLockHolder(folder)
    if (holder) throw folderInUse(folder, holder.pid)
    writeFileSync(`${path}.new`, JSON.stringify({ ...thisProcess(), socketPath } satisfies LockHolder), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  })
  return { release: () => rmSync(path, { force: true }) }
}

/** The living process that holds the folder, or nothing. */
export async function findLockHolder(folder: string): Promise<LockHolder | undefined> {
  const holder = readLock(folder)
  return holder && (await isAlive(holder)) ? holder : undefined
}

const lockPath = (folder: string) => join(folder, 'lock')

const folderInUse = (folder: string, pid: number) =>
  new StartupError(
    'folder_in_use',
    `The data folder ${folder} is in use by another Concord (process ${pid}). Stop it, or name another folder in CONCORD_DATA.`,
  )

/** Only one process at a time judges and replaces a lock. The guard is held for milliseconds; one left behind by a kill ages out. */
async function guarded(folder: string, task: () => Promise<void>): Promise<void> {
  const guard = join(folder, 'lock.guard')
  if (ageMs(guard) > GUARD_MAXIMUM_AGE_MS) rmSync(guard, { force: true })
  try {
    writeFileSync(guard, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw folderInUse(folder, Number(readFileSync(guard, 'utf8')))
  }
  try {
    await task()
  } finally {
    rmSync(guard, { force: true })
  }
}

const ageMs = (path: string) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())

/** A lock that a power cut left empty or half written belongs to nobody any more. */
function readLock(folder: string): LockHolder | undefined {
  const text = readIfThere(lockPath(folder))
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as LockHolder
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The socket is asked too: in another container processes have ids of their own, but on a shared folder the socket answers. */
async function isAlive(holder: LockHolder): Promise<boolean> {
  return isRunning(holder) || (await answers(holder.socketPath))
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
