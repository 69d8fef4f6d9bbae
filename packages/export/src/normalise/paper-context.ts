import { evidenceLabel, numberedParts, type PaperSnapshot, type SnapshotFile } from '@concord/paper'
import type { PaperFiles, PrintFile } from '../print-paper.ts'
import { cleanLine } from './clean-text.ts'

/** The numbers that come next. They run on through the paper, in the order of `numberPaper`. */
export type NextNumbers = { recommendation: number; evidence: number; footnote: number; figure: number; table: number }

/** What blocks refer to by id, and how far the paper is numbered. */
export type PaperContext = {
  next: NextNumbers
  /** The name of an authority; undefined for one that the snapshot does not name. */
  authority(id: string): string | undefined
  /** `E2: the claim`; undefined for evidence that is not in the paper. */
  evidence(id: string): string | undefined
  file(sha256: string): PrintFile | undefined
}

const LONGEST_CLAIM = 160

const shortened = (text: string): string => {
  const characters = [...text]
  return characters.length <= LONGEST_CLAIM
    ? text
    : `${characters
        .slice(0, LONGEST_CLAIM - 1)
        .join('')
        .trimEnd()}…`
}

function evidenceNames({ sections }: PaperSnapshot): Map<string, string> {
  const all = sections.flatMap(({ content }) => numberedParts(content).evidence)
  const named = all.map(({ id, claim }, index) => {
    const words = shortened(cleanLine(claim))
    return [id, words === '' ? evidenceLabel(index + 1) : `${evidenceLabel(index + 1)}: ${words}`] as const
  })
  return new Map(named.flatMap(([id, name]) => (id === null ? [] : [[id, name]])))
}

const withBytes = ({ size: _size, ...file }: SnapshotFile, bytes: Uint8Array | undefined): PrintFile[] =>
  bytes === undefined ? [] : [{ ...file, bytes }]

/** What a snapshot's blocks refer to, with the bytes of its figures. */
export function openPaperContext(snapshot: PaperSnapshot, files: PaperFiles): PaperContext {
  const authorities = new Map((snapshot.authorities ?? []).map(({ id, name }) => [id, cleanLine(name)]))
  const evidence = evidenceNames(snapshot)
  const printable = (snapshot.files ?? []).flatMap((file) => withBytes(file, files.get(file.sha256)))
  const bySha256 = new Map(printable.map((file) => [file.sha256, file]))
  return {
    next: { recommendation: 1, evidence: 1, footnote: 1, figure: 1, table: 1 },
    authority: (id) => authorities.get(id),
    evidence: (id) => evidence.get(id),
    file: (sha256) => bySha256.get(sha256),
  }
}
