import { nodesBelow, type PaperNode, type PaperSnapshot, type SnapshotSection } from '@concord/paper'
import type { PaperFiles, PrintPaper, PrintSection } from '../print-paper.ts'
import { RenditionError, type RenditionFinding } from '../rendition-error.ts'
import { cleanLine, isDamaged } from './clean-text.ts'
import { openFindingLog } from './findings.ts'
import { normaliseBlocks } from './normalise-blocks.ts'
import { openPaperContext, type PaperContext } from './paper-context.ts'
import { openSectionReading } from './section-reading.ts'

/** How findings name a section. */
export const placeOf = (section: { title: string }): string => `Section “${cleanLine(section.title)}”`

const SUGGESTED = new Set(['insertion', 'deletion', 'formatting', 'boundary'])
const isSuggested = ({ attrs, marks = [] }: PaperNode): boolean =>
  (attrs?.suggestion !== undefined && attrs.suggestion !== null) || marks.some(({ type }) => SUGGESTED.has(type))

function normaliseSection(section: SnapshotSection, number: number, context: PaperContext, findings: RenditionFinding[]): PrintSection {
  const { content, ...rest } = section
  const log = openFindingLog(section.id, placeOf(section))
  const title = cleanLine(section.title)
  if (title === '') log.add('empty_title', 'the title is empty.')
  if (isDamaged(section.title)) log.add('damaged_text', 'the title holds a broken character.')
  // Nothing shows a suggestion in print, and nothing may guess what becomes of it.
  if (nodesBelow(content).some(isSuggested)) log.add('open_suggestion', 'a suggestion is neither accepted nor rejected.')
  const nodes = content.content ?? []
  const blocks = normaliseBlocks(nodes, openSectionReading(log, context, number, nodes))
  findings.push(...log.findings)
  return { ...rest, number, title, approvedBy: cleanLine(section.approvedBy), blocks }
}

/** Nothing follows the last section's page break but our own last page, which begins on a new one. */
const withoutLastBreak = (sections: PrintSection[]): PrintSection[] =>
  sections.map((section, index) =>
    index === sections.length - 1 && section.blocks.at(-1)?.kind === 'pageBreak'
      ? { ...section, blocks: section.blocks.slice(0, -1) }
      : section,
  )

/**
 * Makes a snapshot something that every rendition can hold, without losing a word. `files` are the bytes of its figures. Throws
 * `RenditionError` where that cannot be.
 */
export function normalisePaper(snapshot: PaperSnapshot, files: PaperFiles = new Map()): PrintPaper {
  const cover = openFindingLog(null, 'Cover')
  if (cleanLine(snapshot.title) === '') cover.add('empty_title', 'the title of the paper is empty.')
  if (isDamaged(snapshot.title)) cover.add('damaged_text', 'the title of the paper holds a broken character.')
  const findings = [...cover.findings]
  const context = openPaperContext(snapshot, files)
  const sections = snapshot.sections.map((section, index) => normaliseSection(section, index + 1, context, findings))
  if (findings.length > 0) throw new RenditionError(findings)
  const { edition, group, organisations } = snapshot
  return {
    ...snapshot,
    title: cleanLine(snapshot.title),
    edition: { ...edition, title: cleanLine(edition.title), place: cleanLine(edition.place) },
    group: { ...group, name: cleanLine(group.name) },
    organisations: organisations.map((organisation) => ({ ...organisation, name: cleanLine(organisation.name) })),
    signedOffBy: cleanLine(snapshot.signedOffBy),
    sections: withoutLastBreak(sections),
  }
}
