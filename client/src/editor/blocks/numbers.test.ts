import { FIRST_START, numberedParts, type PaperNode, type SectionContent } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberNodes } from './number-nodes.ts'
import { notesOf, numberAt, numbersPlugin } from './numbers.ts'

const schema = getSchema(paperExtensions())
const line = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const text: PaperNode = { type: 'text', text: 'words' }
const note = (words: string): PaperNode => ({ type: 'footnote', attrs: { text: words } })
const ask: PaperNode = { type: 'recommendation', content: [line(text, note('in an ask'))] }
const fact: PaperNode = { type: 'evidence', content: [line(text)] }
const heading = (level: number): PaperNode => ({ type: 'heading', attrs: { level }, content: [text] })

const start = { section: 3, recommendation: 5, footnote: 7, evidence: 2 }
const stateOf = (...content: PaperNode[]) =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }), plugins: [numbersPlugin(start)] })

/** The numbers of all numbered nodes of a text but headings, in its order. */
function numbersIn(state: EditorState): (number | undefined)[] {
  const numbers: (number | undefined)[] = []
  state.doc.descendants((node, pos) => {
    if (['recommendation', 'evidence', 'footnote'].includes(node.type.name)) numbers.push(numberAt(state, pos))
  })
  return numbers
}

test('numbers go on where the sections before end, also while others are typed before them', () => {
  let state = stateOf(line(text, note('first')), ask, fact, ask)
  expect(numbersIn(state)).toEqual([7, 5, 8, 2, 6, 9])
  state = state.apply(state.tr.insertText('typed ', 1))
  expect(numbersIn(state)).toEqual([7, 5, 8, 2, 6, 9])
  const second = state.doc.child(0).nodeSize
  state = state.apply(state.tr.delete(second, second + state.doc.child(1).nodeSize))
  expect(numbersIn(state)).toEqual([7, 2, 5, 8])
  expect(notesOf(state)).toEqual(['first', 'in an ask'])
})

test('the list of notes is the same object while no note changes', () => {
  const state = stateOf(line(text, note('first')))
  expect(notesOf(state.apply(state.tr.insertText('typed', 1)))).toBe(notesOf(state))
  const whole = state.tr.replaceWith(
    0,
    state.doc.content.size,
    schema.nodeFromJSON({ type: 'doc', content: [line(text, note('first'))] }).content,
  )
  expect(notesOf(state.apply(whole))).toBe(notesOf(state))
  expect(notesOf(state.apply(state.tr.setNodeAttribute(6, 'text', 'changed')))).toEqual(['changed'])
})

const pieces = fc.array(fc.constantFrom(line(text), line(note('n'), text), ask, fact, heading(1), heading(2), heading(3)), {
  minLength: 1,
  maxLength: 8,
})

test('the editor, the reading view and the paper count alike, whatever is cut out', () => {
  fc.assert(
    fc.property(pieces, fc.nat(), fc.nat(), (content, from, length) => {
      let state = stateOf(...content)
      const at = from % state.doc.content.size
      state = state.apply(state.tr.deleteRange(at, Math.min(state.doc.content.size, at + (length % 30))))
      const left: SectionContent = state.doc.toJSON()
      const still = numberNodes(left, start)
      const inOrder: (number | undefined)[] = []
      const visit = (node: PaperNode): void => {
        if (node.type !== 'heading' && still.of.has(node)) inOrder.push(Number(still.of.get(node)))
        node.content?.forEach(visit)
      }
      visit(left)
      expect(numbersIn(state)).toEqual(inOrder)
      expect(notesOf(state)).toEqual(still.notes)
      expect(numberedParts(left).footnotes).toBe(still.notes.length)
    }),
  )
})

test('headings are numbered below their section', () => {
  const content: SectionContent = { type: 'doc', content: [heading(1), line(text), heading(2), heading(1)] }
  expect([...numberNodes(content, { ...FIRST_START, section: 4 }).of.values()]).toEqual(['4.1', '4.1.1', '4.2'])
})
