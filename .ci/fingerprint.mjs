import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inside } from './project.mjs'

const SKIPPED = new Set(['node_modules', 'dist', '.git'])

function* filesBelow(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) if (!SKIPPED.has(name)) yield* filesBelow(join(path, name))
}

/** One hash over the names and contents of files and whole folders. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const file of filesBelow(inside(path))) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** Does a task only when what it depends on has changed since it last succeeded. The stamp lies in `node_modules`, and goes with it. */
export function whenChanged(name, paths, isThere, task) {
  const stamp = inside('node_modules/.concord', name)
  const now = fingerprint(paths)
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  task()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}
