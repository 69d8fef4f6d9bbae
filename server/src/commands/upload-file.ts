import { FIGURE_LIMITS, sha256Hex } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Deps, Queryable } from '../deps.ts'
import type { ImageFault } from '../files/images/image-refused.ts'
import { type CleanImage, readImage } from '../files/images/read-image.ts'
import { AppError } from '../http/app-error.ts'
import { canUploadFiles, writesHere } from '../policies/file-policy.ts'
import { mustMay, notFound } from '../policies/hats.ts'
import { insertPaperFile, maybeFindPaperFile, measurePaperFiles, type PaperFileRow } from '../storage/file-queries.ts'
import { lockPaper } from '../storage/paper-queries.ts'
import { listSections } from '../storage/section-queries.ts'
import { recordEvent } from './record-event.ts'
import { mustSeePaper } from './take-paper.ts'

export type Upload = { paperId: string; bytes: Uint8Array }

/**
 * Adds an image to those that a paper's figures may show, without its metadata. The bytes are stored before the paper names them: a file
 * that is named is there. The same image again is the same file.
 */
export async function uploadFile(deps: Deps, actor: Actor, { paperId, bytes }: Upload): Promise<PaperFileRow> {
  await mustMayUpload(deps.db, actor, paperId)
  const image = await mustReadImage(bytes)
  const sha256 = sha256Hex(image.bytes)
  const known = await maybeFindPaperFile(deps.db, paperId, sha256)
  if (known) return known
  await mustHaveRoom(deps.db, paperId, image.bytes.length)
  await deps.files.put(sha256, image.bytes)
  return deps.db.transaction((tx) => addFile(tx, deps, actor, { paperId, sha256, image }))
}

/** 404, 403, or 409 while every section of the paper is closed to those who otherwise write in it. */
export async function mustMayUpload(db: Queryable, actor: Actor, paperId: string): Promise<void> {
  const { group } = await mustSeePaper(db, actor, paperId)
  const sections = await listSections(db, paperId)
  if (canUploadFiles(actor, { sections, group })) return
  mustMay(writesHere(actor, group), 'Only those who write in the paper can add images to it.')
  throw new AppError('section_frozen', 'No section of this paper can be written in now.')
}

async function addFile(
  tx: Queryable,
  { clock }: Deps,
  actor: Actor,
  { paperId, sha256, image }: { paperId: string; sha256: string; image: CleanImage },
): Promise<PaperFileRow> {
  if (!(await lockPaper(tx, paperId))) throw notFound('paper')
  await mustMayUpload(tx, actor, paperId)
  const known = await maybeFindPaperFile(tx, paperId, sha256)
  if (known) return known
  await mustHaveRoom(tx, paperId, image.bytes.length)
  const { mediaType, width, height, bytes } = image
  const row = { paperId, sha256, mediaType, width, height, size: bytes.length, uploadedBy: actor.personId, uploadedAt: clock.now() }
  await insertPaperFile(tx, row)
  const data = { sha256, mediaType, size: bytes.length }
  await recordEvent(tx, row.uploadedAt, actor, { action: 'paper.file_added', subject: ['paper', paperId], data })
  return row
}

async function mustHaveRoom(db: Queryable, paperId: string, size: number): Promise<void> {
  const { filesOfPaper, bytesOfPaper } = FIGURE_LIMITS
  const { count, bytes } = await measurePaperFiles(db, paperId)
  if (count < filesOfPaper && bytes + size <= bytesOfPaper) return
  const most = `${filesOfPaper} images of ${bytesOfPaper / 1024 / 1024} MB together`
  throw new AppError('too_many_files', `This paper has as many images as fit: at most ${most}, with those that earlier texts show.`, {
    filesOfPaper,
    bytesOfPaper,
  })
}

const CODES = {
  unknown_format: 'unsupported_image',
  unsupported: 'unsupported_image',
  animated: 'unsupported_image',
  damaged: 'damaged_image',
  too_large: 'too_large',
} as const satisfies Record<ImageFault, string>

async function mustReadImage(bytes: Uint8Array): Promise<CleanImage> {
  const reading = await readImage(bytes)
  if (reading.kind === 'image') return reading.image
  throw new AppError(CODES[reading.fault], reading.message, { fault: reading.fault })
}
