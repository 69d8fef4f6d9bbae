import type { PaperNode, SectionContent } from '@concord/paper'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from './block-key.ts'
import { type HandedNode, withHands } from './handed-text.ts'
import { compareTexts, countChanges, hasChanges, type RedlineNode, sideOf } from './redline.ts'

const text = (words: string, ...marks: string[]): PaperNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', content })
const doc = (...content: PaperNode[]): SectionContent => ({ type: 'doc', content })
const read = (content: SectionContent, ...runs: [number, number][]): HandedNode => withHands(content, runs)
const compare = (before: SectionContent, after: SectionContent) => compareTexts(read(before), read(after))
/** `+inserted+ -deleted- ~reformatted~`, blocks in brackets. */
const show = (nodes: readonly RedlineNode[]): string =>
  nodes
    .map((node) => {
      const sign = { same: '', inserted: '+', deleted: '-', reformatted: '~' }[node.change]
      return node.type === 'text' ? `${sign}${node.text}${sign}` : `${sign}${node.type}(${show(node.content ?? [])})`
    })
    .join('')

test('only the changed words are marked, and a word or a number is never cut in two', () => {
  const before = doc(paragraph(text('EUR 41 000 a year for clusters.')))
  const after = doc(paragraph(text('EUR 43 200 a year for small clusters.')))
  expect(show(compare(before, after))).toBe('paragraph(EUR -41 000-+43 200+ a year for+ small+ clusters.)')
})

test('a block that was put in is found among those that stayed', () => {
  const [one, two] = [paragraph(text('The first paragraph.')), paragraph(text('The last one here.'))]
  expect(show(compare(doc(one, two), doc(one, paragraph(text('Something else entirely')), two)))).toBe(
    'paragraph(The first paragraph.)+paragraph(+Something else entirely+)paragraph(The last one here.)',
  )
})

test('a paragraph that became a heading is reformatted, its words stay', () => {
  const heading: PaperNode = { type: 'heading', attrs: { level: 2 }, content: [text('What we ask for')] }
  const nodes = compare(doc(paragraph(text('What we ask'))), doc(heading))
  expect(show(nodes)).toBe('~heading(What we ask+ for+)')
  expect(nodes[0]!.was).toEqual({ type: 'paragraph' })
})

test('words that only look different are reformatted, also links that lead elsewhere', () => {
  expect(show(compare(doc(paragraph(text('a plain word'))), doc(paragraph(text('a '), text('plain', 'bold'), text(' word')))))).toBe(
    'paragraph(a ~plain~ word)',
  )
  const link = (href: string): PaperNode => ({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] })
  expect(show(compare(doc(paragraph(link('https://a.eu'))), doc(paragraph(link('https://b.eu')))))).toBe('paragraph(~here~)')
})

test('changes are found inside lists and tables', () => {
  const list = (...items: string[]): PaperNode => ({
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
  })
  expect(show(compare(doc(list('First point made', 'Second point')), doc(list('First point made', 'Second point now', 'A third'))))).toBe(
    'bulletList(listItem(paragraph(First point made))listItem(paragraph(Second point+ now+))+listItem(+paragraph(+A third+)))',
  )
  const row = (...cells: string[]): PaperNode => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(text(cell))] })),
  })
  const table = (...rows: PaperNode[]): SectionContent => doc({ type: 'table', content: rows })
  expect(show(compare(table(row('SMEs', '12')), table(row('SMEs', '14'))))).toBe(
    'table(tableRow(tableCell(paragraph(SMEs))tableCell(-paragraph(-12-)+paragraph(+14+))))',
  )
})

test('each change has its hand: the author of the new words, and of the words that are gone', () => {
  const before = read(doc(paragraph(text('They came late.'))), [10, 0], [5, 1])
  const after = read(doc(paragraph(text('They came early, all of them.'))), [10, 0], [19, 2])
  const counts = countChanges(compareTexts(before, after))
  expect([counts.inserted, [...counts.insertedBy]]).toEqual([4, [[2, 4]]])
  expect([counts.deleted, [...counts.deletedOf]]).toEqual([1, [[1, 1]]])
})

test('equal texts have no change, whoever wrote them', () => {
  const same = doc(paragraph(text('same '), text('words', 'bold')))
  expect(hasChanges(compareTexts(read(same, [3, 0], [7, 1]), read(same)))).toBe(false)
})

const inline = fc.array(
  fc.record({ words: fc.constantFrom('Clusters ', 'ask ', 'for ', 'EUR 12 500', ', ', 'more'), bold: fc.boolean() }),
  { maxLength: 6 },
)
const line = inline.map((pieces) => pieces.map(({ words, bold }) => (bold ? text(words, 'bold') : text(words))))
const block: fc.Arbitrary<PaperNode> = fc.oneof(
  line.map((content) => paragraph(...content)),
  fc.tuple(line, fc.integer({ min: 1, max: 3 })).map(([content, level]) => ({ type: 'heading', attrs: { level }, content })),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ({
    type: 'bulletList',
    content: items.map((content) => ({ type: 'listItem', content: [paragraph(...content)] })),
  })),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((cells) => ({
    type: 'table',
    content: [{ type: 'tableRow', content: cells.map((content) => ({ type: 'tableCell', content: [paragraph(...content)] })) }],
  })),
  fc.constant<PaperNode>({ type: 'pageBreak' }),
)
const anyText = fc.array(block, { maxLength: 6 }).map((content) => doc(...content))

test('both texts can be read back from any redline', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const nodes = compare(before, after)
      expect(keyOf({ type: 'doc', content: sideOf(nodes, 'before') })).toBe(keyOf(before))
      expect(keyOf({ type: 'doc', content: sideOf(nodes, 'after') })).toBe(keyOf(after))
      expect(hasChanges(nodes)).toBe(keyOf(before) !== keyOf(after))
    }),
    { numRuns: Number(process.env.CONCORD_RUNS ?? 300) },
  )
})

test('a text keeps its words when its hands are put in, and each stretch its length', () => {
  const runs = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -1, max: 3 })), { maxLength: 12 })
  fc.assert(
    fc.property(anyText, runs, (content, hands) => {
      expect(keyOf(withHands(content, hands))).toBe(keyOf(content))
    }),
  )
})
