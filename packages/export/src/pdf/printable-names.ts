import type { PrintPaper } from '../print-paper.ts'

const MISSING = '□'

/**
 * Names of people, groups and organisations with □ for what the fonts cannot show: a rapporteur can change a text, not somebody's name.
 * The second part says whether any name had to change.
 */
export function printableNames(paper: PrintPaper, covers: (character: string) => boolean): [PrintPaper, boolean] {
  let changed = false
  const fit = (name: string) =>
    [...name.normalize('NFC')]
      .map((character) => {
        if (covers(character)) return character
        changed = true
        return MISSING
      })
      .join('')
  const fitted: PrintPaper = {
    ...paper,
    edition: { ...paper.edition, title: fit(paper.edition.title), place: fit(paper.edition.place) },
    group: { ...paper.group, name: fit(paper.group.name) },
    organisations: paper.organisations.map((organisation) => ({ ...organisation, name: fit(organisation.name) })),
    signedOffBy: fit(paper.signedOffBy),
    sections: paper.sections.map((section) => ({ ...section, approvedBy: fit(section.approvedBy) })),
  }
  return [fitted, changed]
}
