import { applyFix, checkSection, type PaperNode, type SectionContent } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { addFix, findAgain } from './fix-in-editor.ts'

const schema = getSchema(paperExtensions())
const line = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const cell: PaperNode = { type: 'tableCell', content: [line({ type: 'text', text: 'GR' })] }
const CONTENT = schema
  .nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Costs' }] },
      { type: 'heading', attrs: { level: 2 } },
      line(
        { type: 'text', text: '€12,' },
        { type: 'text', text: '500', marks: [{ type: 'bold' }] },
        { type: 'footnote', attrs: { text: 'x' } },
        { type: 'text', text: ' or 5% on December 10, 2025' },
      ),
      { type: 'table', content: [{ type: 'tableRow', content: [cell, cell] }] },
    ],
  })
  .toJSON() as SectionContent

test('an editor does what the rule says of a text without one, fix by fix', () => {
  const findings = checkSection(CONTENT, { language: 'en' }).filter(({ fix }) => fix)
  expect(findings.map(({ rule }) => rule)).toEqual([
    'heading_skipped',
    'heading_empty',
    'currency',
    'thousands',
    'space_percent',
    'date',
    'table_header',
    'country',
    'country',
  ])
  for (const { fix } of findings) {
    const { tr } = EditorState.create({ doc: schema.nodeFromJSON(CONTENT) })
    addFix(tr, fix!)
    expect(tr.doc.toJSON()).toEqual(schema.nodeFromJSON(applyFix(CONTENT, fix!)).toJSON())
  }
})

test('a finding is found again after others have written before it', () => {
  const [first] = checkSection(CONTENT, { language: 'en' }).filter(({ rule }) => rule === 'date')
  const later = { ...CONTENT, content: [line({ type: 'text', text: 'Written meanwhile.' }), ...CONTENT.content!] }
  const now = checkSection(later, { language: 'en' })
  expect(findAgain(now, first!)).toMatchObject({ rule: 'date', said: first!.said, from: first!.from + 20 })
  expect(findAgain([], first!)).toBeUndefined()
})
