import assert from 'node:assert/strict'
import { RenditionError } from '@concord/export'
import {
  canonicalJson,
  type PaperId,
  type PaperSnapshot,
  paperFingerprint,
  RENDITION_FORMATS,
  type RenditionFormat,
  sha256Hex,
} from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { mustBeConfirmed } from '../auth/confirmation.ts'
import type { Deps, Queryable } from '../deps.ts'
import { ExporterError } from '../exporter/exporter-error.ts'
import { mustReadFile } from '../files/must-read-file.ts'
import { AppError } from '../http/app-error.ts'
import { takeReleaseNumber } from '../storage/edition-queries.ts'
import { type PaperPlace, type PaperRow, updatePaper } from '../storage/paper-queries.ts'
import { insertRelease, listReleasesOf, type ReleaseRow, updateRelease } from '../storage/release-queries.ts'
import { listSections } from '../storage/section-queries.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { mustApprovedHashes } from './consolidate-paper.ts'
import { recordEvent } from './record-event.ts'
import { takePaper, wrongPaperState } from './take-paper.ts'

type Prepared = { snapshot: PaperSnapshot; paper: PaperRow; editionId: string }
type File = { format: RenditionFormat; sha256: string; bytes: Uint8Array }

/**
 * Releases a paper that was signed off and answers the reference. Three steps: reserve the reference and freeze the snapshot, render
 * outside any transaction, then store everything at once if nothing moved meanwhile. A failed rendering (422) keeps the reference
 * for the next try; of two releases at once one wins and the other gets 409.
 */
export async function releasePaper(deps: Deps, actor: Actor, { paperId }: { paperId: string }): Promise<string> {
  const prepared = await deps.db.transaction((tx) => prepareRelease(tx, deps, actor, paperId))
  const files = await renderFiles(deps, prepared.snapshot)
  await deps.db.transaction((tx) => storeRelease(tx, deps, actor, prepared, files))
  await deps.live.paperChanged(paperId as PaperId)
  return prepared.snapshot.reference
}

async function prepareRelease(tx: Queryable, deps: Deps, actor: Actor, paperId: string): Promise<Prepared> {
  const place = await takePaper(tx, actor, paperId, 'release')
  mustBeConfirmed(actor, deps.clock)
  const hashes = mustApprovedHashes(await listSections(tx, paperId))
  assert(paperFingerprint(hashes) === place.paper.fingerprint, 'the sections are not those that were consolidated')
  const reference = await reserveReference(tx, place)
  const supersedes = (await maybeCurrentRelease(tx, paperId))?.reference ?? null
  const snapshot = await buildSnapshot(tx, place, { reference, supersedes, releasedAt: deps.clock.now() })
  return { snapshot, paper: place.paper, editionId: place.edition.id }
}

/** The reference of an earlier try, or the edition's next number. */
async function reserveReference(tx: Queryable, { paper, edition }: PaperPlace): Promise<string> {
  if (paper.reservedReference) return paper.reservedReference
  const number = await takeReleaseNumber(tx, edition.id)
  const reservedReference = `${edition.referencePrefix}-${String(number).padStart(3, '0')}`
  await updatePaper(tx, paper.id, { reservedReference, updatedAt: paper.updatedAt })
  return reservedReference
}

const maybeCurrentRelease = async (tx: Queryable, paperId: string): Promise<ReleaseRow | undefined> =>
  (await listReleasesOf(tx, paperId)).find(({ state }) => state === 'released')

/** The bytes of the images that the text shows, by their SHA-256. */
async function readFigures({ files }: Deps, { files: shown = [] }: PaperSnapshot): Promise<Map<string, Uint8Array>> {
  const figures = new Map<string, Uint8Array>()
  for (const { sha256 } of shown) figures.set(sha256, await mustReadFile(files, sha256))
  return figures
}

async function renderFiles(deps: Deps, snapshot: PaperSnapshot): Promise<File[]> {
  const figures = await readFigures(deps, snapshot)
  try {
    const rendered = await deps.exporter.render(snapshot, figures)
    return RENDITION_FORMATS.map((format) => ({ format, bytes: rendered[format], sha256: sha256Hex(rendered[format]) }))
  } catch (error) {
    if (error instanceof RenditionError) {
      throw new AppError('rendition_failed', 'The paper cannot be rendered as it is.', { findings: error.findings })
    }
    throw error instanceof ExporterError ? exporterIsBusy(error) : error
  }
}

const exporterIsBusy = (cause: ExporterError): Error =>
  Object.assign(new AppError('not_ready', 'The files could not be made just now. Nothing was released: please try again.'), { cause })

const isUnmoved = (before: PaperRow, now: PaperRow) =>
  before.version === now.version && before.fingerprint === now.fingerprint && before.signedOffAt?.getTime() === now.signedOffAt?.getTime()

async function storeRelease(tx: Queryable, deps: Deps, actor: Actor, prepared: Prepared, files: readonly File[]): Promise<void> {
  const { snapshot, paper } = prepared
  const { paper: now } = await takePaper(tx, actor, paper.id, 'release')
  const previous = await maybeCurrentRelease(tx, paper.id)
  if (!isUnmoved(paper, now) || (previous?.reference ?? null) !== snapshot.supersedes) throw wrongPaperState(now.state)
  const text = canonicalJson(snapshot)
  assert(sha256Hex(text) === files.find(({ format }) => format === 'json')?.sha256, 'the JSON rendition is not the snapshot')
  await insertRelease(tx, releaseRow(deps, actor, prepared, text), {
    sections: snapshot.sections.map(({ id, hash }) => ({ sectionId: id, hash })),
    files,
  })
  if (previous) await updateRelease(tx, previous.id, { state: 'superseded', supersededBy: snapshot.reference })
  await updatePaper(tx, paper.id, { state: 'released', reservedReference: null, updatedAt: deps.clock.now() })
  await recordEvent(tx, deps.clock.now(), actor, {
    action: 'paper.released',
    subject: ['release', snapshot.reference],
    data: releaseData(paper, snapshot, text, files),
  })
}

const releaseRow = ({ newId }: Deps, actor: Actor, { paper, editionId, snapshot }: Prepared, text: string) => ({
  id: newId(),
  reference: snapshot.reference,
  editionId,
  paperId: paper.id,
  version: snapshot.version,
  state: 'released' as const,
  title: snapshot.title,
  type: snapshot.type,
  language: snapshot.language,
  fingerprint: snapshot.fingerprint,
  snapshot: text,
  supersedes: snapshot.supersedes,
  releasedBy: actor.personId,
  releasedAt: new Date(snapshot.releasedAt),
})

const releaseData = (paper: PaperRow, snapshot: PaperSnapshot, text: string, files: readonly File[]) => ({
  paperId: paper.id,
  version: snapshot.version,
  fingerprint: snapshot.fingerprint,
  supersedes: snapshot.supersedes,
  snapshot: sha256Hex(text),
  files: Object.fromEntries(files.map(({ format, sha256 }) => [format, sha256])),
})
