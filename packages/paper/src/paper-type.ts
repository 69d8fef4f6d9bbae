/** The kinds of paper that Concord has a template for. */
export const PAPER_TYPES = ['position_paper', 'joint_statement', 'service_proposal', 'support_mechanism', 'lab_report'] as const
export type PaperType = (typeof PAPER_TYPES)[number]

/** English names, for files and for screens without a translation. */
export const PAPER_TYPE_NAMES: Record<PaperType, string> = {
  position_paper: 'Position paper',
  joint_statement: 'Joint statement',
  service_proposal: 'Service proposal',
  support_mechanism: 'Support mechanism',
  lab_report: 'Lab report',
}
