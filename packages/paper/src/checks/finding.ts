/** What the checks look for. */
export const CHECK_RULES = [
  'space_amount',
  'space_percent',
  'space_reference',
  'space_date',
  'currency',
  'thousands',
  'date',
  'date_unclear',
  'country',
  'heading_skipped',
  'heading_empty',
  'alt_missing',
  'table_header',
  'addressee_missing',
  'as_of_missing',
  'character_unknown',
  'too_long',
] as const
export type CheckRule = (typeof CHECK_RULES)[number]

/** One step that puts a finding right. Places are positions in the section, as an editor counts them. */
export type Fix =
  | { kind: 'replace'; from: number; to: number; insert: string }
  | { kind: 'level'; at: number; level: number }
  | { kind: 'paragraph'; at: number }
  | { kind: 'header_row'; at: number }

/** Something in a section that should be looked at. `said` are the words that it is about; `from` and `to` the place. */
export type Finding = { rule: CheckRule; from: number; to: number; said: string; fix?: Fix }

/** What a rule about words finds in one line; `insert` is what should stand there instead. */
export type LineFinding = { rule: CheckRule; from: number; to: number; insert?: string }
