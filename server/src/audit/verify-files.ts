import { createHash } from 'node:crypto'
import { fileOf, nodesBelow, type PaperSnapshot } from '@concord/paper'
import type { Queryable } from '../deps.ts'
import type { FileStore } from '../files/file-store.ts'
import { findPaperFiles, listFiles } from '../storage/file-queries.ts'

/** Every image of a paper's figures is in the store, with the bytes that its name says. One at a time is held in memory. */
export async function* fileFindings(db: Queryable, files: FileStore): AsyncGenerator<string | undefined> {
  for (const { sha256, size } of await listFiles(db)) {
    const bytes = await files.get(sha256)
    const actual = bytes && createHash('sha256').update(bytes).digest('hex')
    if (!bytes) yield `file ${sha256}: is missing`
    else if (actual !== sha256) yield `file ${sha256}: SHA-256 is ${actual}`
    else yield bytes.length === size ? undefined : `file ${sha256}: size is ${bytes.length}, recorded ${size}`
  }
}

/** The images that a release's text shows are those that it lists, and its paper has them. */
export async function releasedFilesFinding(db: Queryable, paperId: string, snapshot: PaperSnapshot): Promise<string | undefined> {
  const shown = snapshot.sections.flatMap(({ content }) => [...nodesBelow(content, 'figure')].flatMap((figure) => fileOf(figure) ?? []))
  const named = [...new Set(shown)].sort()
  const listed = (snapshot.files ?? []).map(({ sha256 }) => sha256).sort()
  if (named.join() !== listed.join()) return 'its list of images is not that of its text'
  const rows = new Map((await findPaperFiles(db, paperId, listed)).map((row) => [row.sha256, row]))
  const missing = listed.find((sha256) => !rows.has(sha256))
  return missing && `image ${missing}: is missing`
}
