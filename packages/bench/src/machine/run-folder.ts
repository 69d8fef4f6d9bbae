import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for what servers keep. Other accounts may come through it: PostgreSQL does not run as root. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Copies a folder to where there is none yet, with owners and rights: PostgreSQL opens no data that others could write. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
}
