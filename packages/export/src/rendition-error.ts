/** What keeps a paper from being rendered. */
export type FindingRule =
  | 'damaged_text'
  | 'damaged_image'
  | 'empty_title'
  | 'figure_without_alt'
  | 'figure_without_file'
  | 'nested_too_deep'
  | 'open_suggestion'
  | 'pdf_refused'
  | 'table_too_wide'
  | 'unknown_node'
  | 'unsupported_character'

/** One reason why a paper cannot be rendered; `sectionId` is null when it lies on the cover. The message says what to change. */
export type RenditionFinding = { sectionId: string | null; rule: FindingRule; message: string }

/** Thrown when a paper cannot be rendered as it is. Nothing was rendered; the findings say what a rapporteur has to change. */
export class RenditionError extends Error {
  readonly code = 'rendition_failed'
  readonly findings: readonly RenditionFinding[]

  constructor(findings: readonly RenditionFinding[]) {
    super(findings.map((finding) => finding.message).join(' '))
    this.name = 'RenditionError'
    this.findings = findings
  }
}
