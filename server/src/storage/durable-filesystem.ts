import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type EmscriptenOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts']

/** The parts of Emscripten's file system for Node that its types leave out. */
type NodeFileSystem = {
  stream_ops: Record<string, unknown>
  realPath(node: unknown): string
}

/** An open file of the database; a folder that PostgreSQL opened to sync it has no descriptor of Node's. */
type Stream = { nfd?: number; node: unknown }

/**
 * Start parameters under which a commit reaches the disk: PGlite's own without `-F` (which turns fsync off), and with `fsync`
 * as the way to sync the log, because Emscripten's `fdatasync` does nothing.
 */
export const DURABLE_START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** A folder on disk for PGlite whose `fsync` is a real one. Out of the box Emscripten answers it without asking the disk. */
export class DurableFilesystem extends NodeFS {
  /** Files and folders synced since the start; the durability test reads it. */
  syncCount = 0

  override async init(...parameters: Parameters<NodeFS['init']>): Promise<{ emscriptenOpts: EmscriptenOptions }> {
    const { emscriptenOpts } = await super.init(...parameters)
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: unknown) => this.#install(module)]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as EmscriptenOptions }
  }

  #install(module: unknown) {
    const { NODEFS } = (module as { FS: { filesystems: { NODEFS: NodeFileSystem } } }).FS.filesystems
    NODEFS.stream_ops.fsync = (stream: Stream) => {
      if (stream.nfd === undefined) syncPath(NODEFS.realPath(stream.node))
      else fsyncSync(stream.nfd)
      this.syncCount += 1
      return 0
    }
  }
}

/** Moves a folder to its place in one step that survives a power cut: everything in it is on the disk before it has its name. */
export function placeDurably(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) syncPath(join(entry.parentPath, entry.name))
  syncPath(from)
  renameSync(from, to)
  syncPath(dirname(to))
}

function syncPath(path: string) {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
