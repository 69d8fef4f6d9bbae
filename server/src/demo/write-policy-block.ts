import { type PaperNode, sha256Hex } from '@concord/paper'

/** Reads what stands inside a block. */
export type Inside = { inline(source: string): PaperNode[]; blocks(lines: readonly string[]): PaperNode[] }

type Fields = ReadonlyMap<string, string>

/** The same id for the same key at every start. */
function idOf(key: string): string {
  const hex = sha256Hex(`demo ${key}`)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

const listed = (text: string | undefined): string[] => (text ? text.split(';').map((one) => one.trim()) : [])

const given = (attrs: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== undefined))

/** Authorities stand under their short names, images under their keys, until `nameThings`. */
const ATTRIBUTES: Record<string, (fields: Fields, key: string) => Record<string, unknown>> = {
  recommendation: (fields, key) => ({
    id: idOf(key),
    addressees: listed(fields.get('to')),
    instrument: fields.get('by'),
    legalHook: fields.get('under'),
    deadline: fields.get('deadline'),
    evidence: listed(fields.get('rests on')).map(idOf),
  }),
  evidence: (fields, key) => ({
    id: idOf(key),
    value: fields.get('value'),
    unit: fields.get('unit'),
    asOf: fields.get('as of'),
    source: fields.get('source'),
  }),
  figure: (fields, key) => ({ file: key, alt: fields.get('alt'), width: Number(fields.get('width') ?? 100) }),
  callout: (_fields, key) => ({ kind: key }),
}

/**
 * A block of the notation's `!kind key`: lines `name: value`, a line `--`, then what stands inside. A recommendation has `to` (short names
 * with `;` between), `by`, `under`, `deadline`, `rests on` (keys of evidence); evidence has `value`, `unit`, `as of`, `source`; a figure has
 * `alt`, `width`. A call-out's key is its kind.
 */
export function writePolicyBlock(lines: readonly string[], inside: Inside): PaperNode {
  const [, type = '', key = ''] = /^!(\w+) (\S+)$/.exec(lines[0] ?? '') ?? []
  const attributes = ATTRIBUTES[type]
  const end = lines.indexOf('--')
  if (!attributes || end < 0) throw new Error(`the demo's notation has no block such as ${lines[0]}`)
  const fields = new Map(
    lines.slice(1, end).map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const rest = lines.slice(end + 1)
  const content = type === 'figure' ? inside.inline(rest.join(' ')) : inside.blocks(rest)
  return { type, attrs: given(attributes(fields, key)), content }
}
