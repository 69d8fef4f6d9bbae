import {
  addresseesOf,
  fileOf,
  nodesBelow,
  numberedParts,
  numberPaper,
  type PaperNode,
  type PaperSnapshot,
  recommendationLabel,
  type SnapshotSection,
} from '@concord/paper'
import type { Queryable } from '../deps.ts'
import { listAuthorities } from '../storage/authority-queries.ts'
import { findPaperFiles } from '../storage/file-queries.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'

type References = Pick<PaperSnapshot, 'authorities' | 'recommendations' | 'files'>

const allOf = (sections: readonly SnapshotSection[], type: string): PaperNode[] =>
  sections.flatMap(({ content }) => [...nodesBelow(content, type)])

/** The number of each recommendation, in the order of the paper. */
function numbered(sections: readonly SnapshotSection[]) {
  const parts = sections.map(({ content }) => numberedParts(content))
  const starts = numberPaper(parts)
  return parts.flatMap(({ recommendations }, at) =>
    recommendations.map((id, index) => ({
      number: recommendationLabel((starts[at]?.recommendation ?? 1) + index),
      id,
      sectionId: sections[at]?.id ?? '',
    })),
  )
}

/**
 * What the approved text names without saying it: authorities by their names of today, files by their measures, and the numbers of the
 * recommendations. A list that would be empty is absent.
 */
export async function snapshotReferences(
  db: Queryable,
  { paper, edition }: Pick<PaperPlace, 'paper' | 'edition'>,
  sections: readonly SnapshotSection[],
): Promise<References> {
  const addressed = new Set(allOf(sections, 'recommendation').flatMap(addresseesOf))
  const shown = new Set(allOf(sections, 'figure').flatMap((figure) => fileOf(figure) ?? []))
  const authorities = (await listAuthorities(db, edition.id))
    .filter(({ id }) => addressed.has(id))
    .map(({ id, name, shortName }) => ({ id, name, shortName }))
  const recommendations = numbered(sections)
  const files = (await findPaperFiles(db, paper.id, [...shown])).map(({ sha256, mediaType, width, height, size }) => ({
    sha256,
    mediaType,
    width,
    height,
    size,
  }))
  return {
    ...(authorities.length > 0 && { authorities }),
    ...(recommendations.length > 0 && { recommendations }),
    ...(files.length > 0 && { files }),
  }
}
