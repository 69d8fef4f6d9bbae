import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { MARK_ATTRIBUTES, MARK_ORDER, NODE_ATTRIBUTES } from '../schema-names.ts'
import { MARK_DEFAULTS, NODE_DEFAULTS } from '../suggestions/attribute-defaults.ts'
import { paperExtensions } from './index.ts'

const schema = getSchema(paperExtensions())
const attributesOf = (spec: { attrs?: object | null | undefined }) => Object.keys(spec.attrs ?? {}).sort()

test('the gate knows exactly the nodes of the editor, with their attributes', () => {
  const nodes = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text')
  expect(nodes.sort()).toEqual(Object.keys(NODE_ATTRIBUTES).sort())
  for (const name of nodes) {
    expect([name, attributesOf(schema.nodes[name]!.spec)]).toEqual([name, Object.keys(NODE_ATTRIBUTES[name]!).sort()])
  }
})

test('the gate knows exactly the marks of the editor, with their attributes', () => {
  expect(Object.keys(schema.marks).sort()).toEqual([...MARK_ORDER].sort())
  for (const name of MARK_ORDER) {
    expect([name, attributesOf(schema.marks[name]!.spec)]).toEqual([name, Object.keys(MARK_ATTRIBUTES[name]!).sort()])
  }
})

test('what an attribute is where nothing is said is the same for the editor and for the law of suggesting', () => {
  const defaultsOf = (spec: { attrs?: Record<string, { default?: unknown }> | null | undefined }) =>
    Object.fromEntries(Object.entries(spec.attrs ?? {}).flatMap(([name, { default: usual }]) => (usual == null ? [] : [[name, usual]])))
  for (const name of Object.keys(NODE_ATTRIBUTES)) {
    expect([name, defaultsOf(schema.nodes[name]!.spec)]).toEqual([name, NODE_DEFAULTS[name] ?? {}])
  }
  for (const name of MARK_ORDER) expect([name, defaultsOf(schema.marks[name]!.spec)]).toEqual([name, MARK_DEFAULTS[name] ?? {}])
})
