/** A value that an attribute may have on the wire. */
type AttributeRule = (value: unknown) => boolean

const isText = (max: number) => (value: unknown) => typeof value === 'string' && value.length <= max
const isWhole = (from: number, to: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
const orNull = (rule: AttributeRule) => (value: unknown) => value === null || rule(value)
const isColumnWidths = (value: unknown) =>
  Array.isArray(value) && value.length <= 64 && value.every((width) => width === null || isWhole(0, 10_000)(width))

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

/** Every block and inline node that a section may hold below `doc`, with its attributes. Gate rule G6 and the reader use it. */
export const NODE_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
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
}

/** Every mark, in the order in which they stand on a run of text, with its attributes. */
export const MARK_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
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
