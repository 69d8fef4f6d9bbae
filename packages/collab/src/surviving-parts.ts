import * as Y from 'yjs'

/** A child of an element that is not deleted, with the id that it has for ever: the client and clock under which it was written. */
export type SurvivingChild = { key: string; client: number; clock: number; type: Y.XmlElement | Y.XmlText }

/** One UTF-16 unit of a text that is not deleted, with its marks; units of one run share the object `marks`. */
export type SurvivingUnit = { key: string; client: number; clock: number; unit: string; marks: Marks }

/** Marks of a run by name, as Yjs has them. */
export type Marks = Readonly<Record<string, unknown>>

const keyOf = (client: number, clock: number): string => `${client} ${clock}`

/** The children of an element, in order. */
export function survivingChildren(parent: Y.XmlFragment | Y.XmlElement): SurvivingChild[] {
  const children: SurvivingChild[] = []
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    const { client, clock } = item.id
    if (type instanceof Y.XmlElement || type instanceof Y.XmlText) children.push({ key: keyOf(client, clock), client, clock, type })
  }
  return children
}

/** The text of a run of text, unit by unit. */
export function survivingUnits(text: Y.XmlText): SurvivingUnit[] {
  const units: SurvivingUnit[] = []
  let marks: Marks = {}
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) marks = withMark(marks, item.content.key, item.content.value)
    if (!(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    for (const [offset, unit] of item.content.str.split('').entries())
      units.push({ key: keyOf(client, clock + offset), client, clock: clock + offset, unit, marks })
  }
  return units
}

function withMark(marks: Marks, name: string, value: unknown): Marks {
  const { [name]: _before, ...others } = marks
  return value === null ? others : { ...others, [name]: value }
}

/** What has to be set so that `from` becomes `to`; a mark that ends is null. */
export function markChange(from: Marks, to: Marks): Record<string, unknown> {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  const changed = [...names].filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
  return Object.fromEntries(changed.map((name) => [name, to[name] ?? null]))
}
