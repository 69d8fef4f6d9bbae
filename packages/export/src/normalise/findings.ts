import type { FindingRule, RenditionFinding } from '../rendition-error.ts'

/** Collects what is wrong while one section is normalised. `place` names it in messages. */
export type FindingLog = { place: string; add(rule: FindingRule, message: string): void; findings: RenditionFinding[] }

/** A log for one section; null stands for the cover. The same thing is noted once. */
export function openFindingLog(sectionId: string | null, place: string): FindingLog {
  const findings: RenditionFinding[] = []
  const add = (rule: FindingRule, what: string) => {
    const message = `${place}: ${what}`
    if (!findings.some((finding) => finding.message === message)) findings.push({ sectionId, rule, message })
  }
  return { place, add, findings }
}
