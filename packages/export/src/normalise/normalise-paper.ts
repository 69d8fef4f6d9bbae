import type { PaperSnapshot, SnapshotSection } from '@concord/paper'
import type { PrintPaper, PrintSection } from '../print-paper.ts'
import { RenditionError, type RenditionFinding } from '../rendition-error.ts'
import { cleanLine, isDamaged } from './clean-text.ts'
import { openFindingLog } from './findings.ts'
import { normaliseBlocks } from './normalise-blocks.ts'

/** How findings name a section. */
export const placeOf = (section: { title: string }): string => `Section “${cleanLine(section.title)}”`

function normaliseSection(section: SnapshotSection, findings: RenditionFinding[]): PrintSection {
  const { content, ...rest } = section
  const log = openFindingLog(section.id, placeOf(section))
  const title = cleanLine(section.title)
  if (title === '') log.add('empty_title', 'the title is empty.')
  if (isDamaged(section.title)) log.add('damaged_text', 'the title holds a broken character.')
  const blocks = normaliseBlocks(content.content ?? [], log)
  findings.push(...log.findings)
  return { ...rest, title, approvedBy: cleanLine(section.approvedBy), blocks }
}

/** Makes a snapshot something that every rendition can hold, without losing a word. Throws `RenditionError` where that cannot be. */
export function normalisePaper(snapshot: PaperSnapshot): PrintPaper {
  const cover = openFindingLog(null, 'Cover')
  if (cleanLine(snapshot.title) === '') cover.add('empty_title', 'the title of the paper is empty.')
  if (isDamaged(snapshot.title)) cover.add('damaged_text', 'the title of the paper holds a broken character.')
  const findings = [...cover.findings]
  const sections = snapshot.sections.map((section) => normaliseSection(section, findings))
  if (findings.length > 0) throw new RenditionError(findings)
  const { edition, group, organisations } = snapshot
  return {
    ...snapshot,
    title: cleanLine(snapshot.title),
    edition: { ...edition, title: cleanLine(edition.title), place: cleanLine(edition.place) },
    group: { ...group, name: cleanLine(group.name) },
    organisations: organisations.map((organisation) => ({ ...organisation, name: cleanLine(organisation.name) })),
    signedOffBy: cleanLine(snapshot.signedOffBy),
    sections,
  }
}
