import type { PaperNode } from '@concord/paper'
import { expect, test } from 'vitest'
import { openReading } from '../../testing/open-reading.ts'
import { h, hardBreak, link, ol, p, quote, table, td, text, ul } from '../../testing/sample-paper.ts'
import type { PrintBlock } from '../print-paper.ts'
import { MAX_NESTING, normaliseBlocks } from './normalise-blocks.ts'

const normalised = (...nodes: PaperNode[]): PrintBlock[] => {
  const reading = openReading(nodes)
  const blocks = normaliseBlocks(nodes, reading)
  expect(reading.log.findings).toEqual([])
  return blocks
}

const rulesOf = (...nodes: PaperNode[]): string[] => {
  const reading = openReading(nodes)
  normaliseBlocks(nodes, reading)
  return reading.log.findings.map((finding) => finding.rule)
}

const levels = (...wanted: number[]) =>
  normalised(...wanted.map((level) => h(level, 'x'))).map((block) => (block.kind === 'heading' ? block.level : 0))

test('headings start at level 2 and skip none, whatever levels the author chose', () => {
  expect(levels(1, 2, 3)).toEqual([2, 3, 4])
  expect(levels(3, 3, 2)).toEqual([2, 2, 2])
  expect(levels(1, 3, 3, 2, 1)).toEqual([2, 3, 3, 3, 2])
  expect(levels(2, 3, 2)).toEqual([2, 3, 2])
})

test('what is empty is left out, but an empty item keeps the numbers after it', () => {
  expect(normalised(p(), p('  '), h(1), { type: 'paragraph', content: [hardBreak] }, quote(p()), ul([p()]))).toEqual([])
  const [list] = normalised(ol(4, 'four', [p()], 'six', [p()]))
  expect(list).toMatchObject({ kind: 'orderedList', start: 4, items: [[{}], [], [{}]] })
})

test('line ends inside text become breaks, or spaces in a heading; no character is lost', () => {
  const [paragraph, heading] = normalised(p('a\nb\r\nc\td\u2028e\n'), h(1, 'a\nb', hardBreak, 'c'))
  expect(paragraph).toMatchObject({
    inlines: [{ text: 'a' }, { kind: 'break' }, { text: 'b' }, { kind: 'break' }, { text: 'c d' }, { kind: 'break' }, { text: 'e' }],
  })
  expect(heading).toMatchObject({ kind: 'heading', inlines: [{ text: 'a' }, { text: ' ' }, { text: 'b' }, { text: ' ' }, { text: 'c' }] })
})

test('controls and marks that turn the direction of reading are left out, broken characters are refused', () => {
  expect(normalised(p('a\u0007b\u202ec'))).toMatchObject([{ inlines: [{ text: 'abc' }] }])
  expect(rulesOf(p('a\ud800b'))).toEqual(['damaged_text'])
  expect(rulesOf(p('a\uffffb'), p('c\uffffd'))).toEqual(['damaged_text'])
})

test('neighbouring runs of one address are one link, an address that is not allowed is no link', () => {
  const own = link('https://example.org/')
  const [paragraph] = normalised(p(text('a', own), text('b', own, 'bold'), text('c', link('javascript:alert(1)')), text(' ', own)))
  expect(paragraph).toMatchObject({
    inlines: [
      { kind: 'link', href: 'https://example.org/', children: [{ text: 'a' }, { text: 'b', marks: ['bold'] }] },
      { text: 'c' },
      { text: ' ' },
    ],
  })
})

test('a heading in a list, quote or table is a bold paragraph', () => {
  const [list] = normalised(ul([h(2, 'inside')]))
  expect(list).toMatchObject({ items: [[{ kind: 'paragraph', inlines: [{ text: 'inside', marks: ['bold'] }] }]] })
})

const nested = (depth: number, wrap: (inner: PaperNode) => PaperNode): PaperNode =>
  depth === 0 ? p('core') : wrap(nested(depth - 1, wrap))

test.each([
  ['list', (inner: PaperNode) => ul([p('item'), inner])],
  ['quote', (inner: PaperNode) => quote(inner)],
  ['table', (inner: PaperNode) => table([{ ...td(''), content: [inner] }])],
])('a %s may stand fifteen deep and no deeper', (_, wrap) => {
  expect(rulesOf(nested(MAX_NESTING, wrap))).toEqual([])
  expect(rulesOf(nested(MAX_NESTING + 1, wrap))).toEqual(['nested_too_deep'])
  expect(rulesOf(nested(5_000, wrap))).toEqual(['nested_too_deep'])
})

test('an unknown node is named', () => {
  expect(rulesOf({ type: 'video' }, p({ type: 'mention' }))).toEqual(['unknown_node', 'unknown_node'])
})

test('superscript and subscript at once are superscript', () => {
  const [paragraph] = normalised(p(text('2', 'subscript', 'superscript')))
  expect(paragraph).toMatchObject({ inlines: [{ marks: ['superscript'] }] })
})
