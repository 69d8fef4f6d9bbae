import { createHash } from 'node:crypto'
import type { FileStore } from './file-store.ts'

/** The bytes of a file that is known to have been stored, and that they are the ones that its name says. */
export async function mustReadFile(files: FileStore, sha256: string): Promise<Uint8Array> {
  const bytes = await files.get(sha256)
  if (!bytes) throw new Error(`file ${sha256} is not in the store`)
  const actual = createHash('sha256').update(bytes).digest('hex')
  if (actual !== sha256) throw new Error(`file ${sha256} is damaged: its SHA-256 is ${actual}`)
  return bytes
}
