import type { Attribute } from '@tiptap/core'
import { NODE_ATTRIBUTES } from '../schema-names.ts'

const dashed = (name: string): string => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

function read(raw: string, fallback: unknown): unknown {
  if (!Array.isArray(fallback) && typeof fallback !== 'number') return raw
  try {
    return JSON.parse(raw)
  } catch {
    // Whatever a page has put on the clipboard there: the rule below says no to it.
    return undefined
  }
}

/**
 * An attribute that travels through HTML as `data-…`. What comes in from there is judged by the gate's own rule, and is the fallback where
 * the gate would refuse it.
 */
export function dataAttribute(node: string, name: string, fallback: unknown): Partial<Attribute> {
  const rule = NODE_ATTRIBUTES[node]![name]!
  return {
    default: fallback,
    parseHTML: (element) => {
      const raw = element.getAttribute(dashed(name))
      const value = raw === null ? fallback : read(raw, fallback)
      return rule(value) ? value : fallback
    },
    renderHTML: ({ [name]: value }) => {
      if (value === null || value === undefined) return {}
      return { [dashed(name)]: typeof value === 'string' ? value : JSON.stringify(value) }
    },
  }
}

/** Several attributes of one node, with what each is where nothing is given. */
export const dataAttributes = (node: string, fallbacks: Readonly<Record<string, unknown>>): Record<string, Partial<Attribute>> =>
  Object.fromEntries(Object.entries(fallbacks).map(([name, fallback]) => [name, dataAttribute(node, name, fallback)]))
