import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StartupError } from '../startup-error.ts'

/** Systems cut a socket's path at 104 (macOS) or 108 bytes (Linux). */
const SOCKET_PATH_BYTES = 100

/** The places inside a data folder. */
export type DataFolder = { path: string; database: string; socketPath: string }

/** Makes the folder, for its owner only, and proves that it can be written. Throws `StartupError` with code `folder_unusable`. */
export function prepareDataFolder(path: string): DataFolder {
  const probe = join(path, '.writable')
  try {
    makeFolder(path)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new StartupError('folder_unusable', `The data folder ${path} cannot be used (${code}). Name a writable folder in CONCORD_DATA.`, {
      cause,
    })
  }
  return { path, database: join(path, 'database'), socketPath: socketPathFor(path) }
}

/** In the data folder where that is short enough, else in a folder of our own among the temporary files. */
export function socketPathFor(path: string): string {
  const inside = join(path, 'socket')
  if (Buffer.byteLength(inside) <= SOCKET_PATH_BYTES) return inside
  const folder = join(tmpdir(), `concord-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`)
  makeFolder(folder)
  const { uid } = lstatSync(folder)
  if (uid !== process.getuid?.())
    throw new StartupError('folder_unusable', `The temporary folder ${folder} belongs to somebody else. Choose a shorter CONCORD_DATA.`)
  chmodSync(folder, 0o700)
  return join(folder, 'socket')
}

/** Node's own recursive `mkdir` never returns where a system like `/proc` answers that an existing parent does not exist. */
function makeFolder(path: string) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
