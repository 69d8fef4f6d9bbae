/** What a recommendation says beside its ask. `addressees` are ids of authorities, `evidence` ids of evidence blocks of the same paper. */
export type RecommendationAttributes = {
  id: string | null
  addressees: readonly string[]
  instrument: string | null
  legalHook: string | null
  deadline: string | null
  evidence: readonly string[]
}

/** What an evidence block says beside its claim: a figure with its unit, the day it was true, and where it comes from. */
export type EvidenceAttributes = {
  id: string | null
  value: string | null
  unit: string | null
  asOf: string | null
  source: string | null
}

/** A figure: the SHA-256 of the uploaded file, what it shows in words, and its width in percent of the line. */
export type FigureAttributes = { file: string | null; alt: string; width: number }

/** What a call-out may be. */
export const CALLOUT_KINDS = ['note', 'key_message', 'example'] as const
export type CalloutKind = (typeof CALLOUT_KINDS)[number]

/** How wide a figure may be, in percent of the line. */
export const FIGURE_WIDTH = { min: 25, max: 100 } as const

/** How long the policy blocks' texts (in UTF-16 units) and lists may be. The gate and the forms use them alike. */
export const POLICY_LIMITS = {
  addressees: 20,
  evidence: 20,
  instrument: 300,
  legalHook: 300,
  value: 64,
  unit: 64,
  footnote: 2_000,
  alt: 500,
} as const

/** The columns that a table may have. */
export const MAX_TABLE_COLUMNS = 64

/**
 * How deep a block may stand in a section; a paragraph at the top stands at 1. Two less than the gate's number: a block's text, and the
 * letters in it, stand one and two deeper in the shared text.
 */
export const MAX_BLOCK_DEPTH = 58
