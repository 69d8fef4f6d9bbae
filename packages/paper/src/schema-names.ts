import { CALLOUT_KINDS, FIGURE_WIDTH, POLICY_LIMITS } from './policy-blocks.ts'
import { BOUNDARY_KINDS, maybeBlockSuggestion, TAG_RULES } from './suggestions/suggestion-tag.ts'

/** A value that an attribute may have on the wire. */
type AttributeRule = (value: unknown) => boolean

const isText = (max: number) => (value: unknown) => typeof value === 'string' && value.length <= max
const isWhole = (from: number, to: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
const orNull = (rule: AttributeRule) => (value: unknown) => value === null || rule(value)
const isOneOf = (names: readonly string[]) => (value: unknown) => typeof value === 'string' && names.includes(value)
const isMatch = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)
const isListOf = (max: number, rule: AttributeRule) => (value: unknown) => Array.isArray(value) && value.length <= max && value.every(rule)
const isColumnWidths = isListOf(64, orNull(isWhole(0, 10_000)))
const isId = isMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** Whether a value is a day of the calendar, written as `2027-06-30`. */
export function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** Whether a link may lead there: https, http and mailto only, no control characters, at most 2,048 characters. */
export function isAllowedLink(href: unknown): boolean {
  if (typeof href !== 'string' || href.length > 2048 || !/^(https?:\/\/|mailto:)/i.test(href)) return false
  return [...href].every((character) => character > ' ' && character !== '\u007f')
}

const CELL: Record<string, AttributeRule> = {
  colspan: isWhole(1, 64),
  rowspan: isWhole(1, 512),
  colwidth: orNull(isColumnWidths),
  align: orNull(isText(16)),
}

const NODES: Record<string, Record<string, AttributeRule>> = {
  paragraph: {},
  heading: { level: isWhole(1, 3) },
  bulletList: {},
  orderedList: { start: isWhole(0, 1_000_000), type: orNull(isText(8)) },
  listItem: {},
  blockquote: {},
  hardBreak: {},
  table: {},
  tableRow: {},
  tableHeader: CELL,
  tableCell: CELL,
  recommendation: {
    id: orNull(isId),
    addressees: isListOf(POLICY_LIMITS.addressees, isId),
    instrument: orNull(isText(POLICY_LIMITS.instrument)),
    legalHook: orNull(isText(POLICY_LIMITS.legalHook)),
    deadline: orNull(isCalendarDay),
    evidence: isListOf(POLICY_LIMITS.evidence, isId),
  },
  evidence: {
    id: orNull(isId),
    value: orNull(isText(POLICY_LIMITS.value)),
    unit: orNull(isText(POLICY_LIMITS.unit)),
    asOf: orNull(isCalendarDay),
    source: orNull(isAllowedLink),
  },
  footnote: { text: isText(POLICY_LIMITS.footnote) },
  figure: { file: orNull(isMatch(/^[0-9a-f]{64}$/)), alt: isText(POLICY_LIMITS.alt), width: isWhole(FIGURE_WIDTH.min, FIGURE_WIDTH.max) },
  callout: { kind: isOneOf(CALLOUT_KINDS) },
  pageBreak: {},
}

/** Nodes that nothing can be suggested about as a whole: what they hold belongs to the block around them. */
const WITHOUT_SUGGESTION: readonly string[] = ['listItem', 'tableRow', 'tableHeader', 'tableCell']

/** The nodes that carry a `suggestion` attribute. */
export const SUGGESTION_NODES: readonly string[] = Object.keys(NODES).filter((name) => !WITHOUT_SUGGESTION.includes(name))

const isSuggestion = orNull((value) => maybeBlockSuggestion(value) !== undefined)

/** Every block and inline node that a section may hold below `doc`, with its attributes. Gate rule G6 and the reader use it. */
export const NODE_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = Object.fromEntries(
  Object.entries(NODES).map(([name, rules]) => [name, SUGGESTION_NODES.includes(name) ? { ...rules, suggestion: isSuggestion } : rules]),
)

const FORMATS = ['link', 'bold', 'italic', 'underline', 'strike', 'superscript', 'subscript']
const isFormats = (value: unknown): boolean =>
  typeof value === 'string' &&
  (value === '' || value.split(' ').every((name, index, all) => FORMATS.includes(name) && all.indexOf(name) === index))

/** Every mark, in the order in which they stand on a run of text, with its attributes. */
export const MARK_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  insertion: TAG_RULES,
  deletion: TAG_RULES,
  boundary: { ...TAG_RULES, kind: isOneOf(BOUNDARY_KINDS) },
  formatting: { ...TAG_RULES, added: isFormats, removed: isFormats, href: orNull(isAllowedLink) },
  link: {
    href: isAllowedLink,
    target: orNull(isText(16)),
    rel: orNull(isText(64)),
    class: orNull(isText(64)),
    title: orNull(isText(512)),
  },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  superscript: {},
  subscript: {},
}

/** The marks in canonical order; revisions are hashed with their marks sorted like this. */
export const MARK_ORDER: readonly string[] = Object.keys(MARK_ATTRIBUTES)
