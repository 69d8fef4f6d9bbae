import { expect, test } from 'vitest'
import type { PaperMark, PaperNode, SectionContent } from '../paper-json.ts'
import {
  acceptSuggestions,
  encodeBlockSuggestion,
  hasSuggestions,
  keepsBase,
  listSuggestions,
  markNameOf,
  maybeBlockSuggestion,
  rejectSuggestions,
  suggestionKey,
  suggestionsWith,
} from './index.ts'

const ANA = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const BEN = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const AT = '2026-01-05T09:00:00.000Z'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const tag = (number: number, by = ANA) => ({ id: idOf(number), by, at: AT })
const mark = (type: string, number = 1, more: object = {}, by = ANA): PaperMark => ({ type, attrs: { ...tag(number, by), ...more } })
const text = (words: string, ...marks: PaperMark[]): PaperNode => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const p = (...content: PaperNode[]): PaperNode => ({ type: 'paragraph', ...(content.length > 0 && { content }) })
const li = (...content: PaperNode[]): PaperNode => ({ type: 'listItem', content })
const ul = (...content: PaperNode[]): PaperNode => ({ type: 'bulletList', content })
const h = (level: number, ...content: PaperNode[]): PaperNode => ({
  type: 'heading',
  attrs: { level },
  ...(content.length > 0 && { content }),
})
const doc = (...content: PaperNode[]): SectionContent => ({ type: 'doc', content })
const split = (number = 1) => text('¶', mark('boundary', number, { kind: 'split' }))
const join = (number = 1) => text('¶', mark('boundary', number, { kind: 'join' }))
const carrying = (node: PaperNode, what: Parameters<typeof encodeBlockSuggestion>[0]): PaperNode => ({
  ...node,
  attrs: { ...node.attrs, suggestion: encodeBlockSuggestion(what) },
})
const all = () => true

const CASES: [what: string, suggested: SectionContent, accepted: SectionContent, rejected: SectionContent][] = [
  ['words put in', doc(p(text('a '), text('new ', mark('insertion')), text('b'))), doc(p(text('a new b'))), doc(p(text('a b')))],
  ['words taken out', doc(p(text('a '), text('old ', mark('deletion')), text('b'))), doc(p(text('a b'))), doc(p(text('a old b')))],
  [
    'words in another format',
    doc(p(text('loud', mark('formatting', 1, { added: 'bold', removed: 'italic', href: null }), { type: 'italic' }))),
    doc(p(text('loud', { type: 'bold' }))),
    doc(p(text('loud', { type: 'italic' }))),
  ],
  [
    'a link',
    doc(p(text('here', mark('formatting', 1, { added: 'link', removed: '', href: 'https://europa.eu/' })))),
    doc(p(text('here', { type: 'link', attrs: { href: 'https://europa.eu/' } }))),
    doc(p(text('here'))),
  ],
  ['a paragraph in two', doc(p(text('ab'), split(), text('cd'))), doc(p(text('ab')), p(text('cd'))), doc(p(text('abcd')))],
  [
    'a new paragraph below a heading',
    doc(h(2, text('Why'), split(), text('Because', mark('insertion')))),
    doc(h(2, text('Why')), p(text('Because'))),
    doc(h(2, text('Why'))),
  ],
  ['a heading in two', doc(h(2, text('Why'), split(), text('not'))), doc(h(2, text('Why')), h(2, text('not'))), doc(h(2, text('Whynot')))],
  [
    'an empty paragraph between',
    doc(p(text('a'), text('¶¶', mark('boundary', 1, { kind: 'split' })), text('b'))),
    doc(p(text('a')), p(), p(text('b'))),
    doc(p(text('ab'))),
  ],
  ['two paragraphs as one', doc(p(text('a'), join()), p(text('b'))), doc(p(text('ab'))), doc(p(text('a')), p(text('b')))],
  [
    'three as one, without what stood between',
    doc(
      p(text('a'), text('b', mark('deletion')), join()),
      p(text('c', mark('deletion')), join()),
      p(text('d', mark('deletion')), text('e')),
    ),
    doc(p(text('ae'))),
    doc(p(text('ab')), p(text('c')), p(text('de'))),
  ],
  [
    'a list item in two',
    doc(ul(li(p(text('a'), split(), text('b')), ul(li(p(text('c'))))))),
    doc(ul(li(p(text('a'))), li(p(text('b')), ul(li(p(text('c'))))))),
    doc(ul(li(p(text('ab')), ul(li(p(text('c'))))))),
  ],
  [
    'list items as one',
    doc(ul(li(p(text('a'), join())), li(p(text('b'))))),
    doc(ul(li(p(text('ab'))))),
    doc(ul(li(p(text('a'))), li(p(text('b'))))),
  ],
  [
    'a list drawn into the text',
    doc(p(text('a'), join()), ul(li(p(text('b'))))),
    doc(p(text('ab'))),
    doc(p(text('a')), ul(li(p(text('b'))))),
  ],
  [
    'a line broken',
    doc(p(text('a'), text('↵', mark('boundary', 1, { kind: 'break' })), text('b'))),
    doc(p(text('a'), { type: 'hardBreak' }, text('b'))),
    doc(p(text('ab'))),
  ],
  [
    'a block put in',
    doc(p(text('a')), carrying(ul(li(p(text('b')))), { kind: 'insert', ...tag(1) })),
    doc(p(text('a')), ul(li(p(text('b'))))),
    doc(p(text('a'))),
  ],
  [
    'a block taken out',
    doc(p(text('a')), carrying(ul(li(p(text('b')))), { kind: 'delete', ...tag(1) })),
    doc(p(text('a'))),
    doc(p(text('a')), ul(li(p(text('b'))))),
  ],
  ['the only block taken out', doc(carrying(p(text('a')), { kind: 'delete', ...tag(1) })), doc(p()), doc(p(text('a')))],
  [
    'a paragraph made a heading',
    doc(carrying(p(text('a')), { kind: 'turn', into: 'heading2', ...tag(1) })),
    doc(h(2, text('a'))),
    doc(p(text('a'))),
  ],
  [
    'a heading wished for where none can stand by now',
    doc(ul(li(carrying(p(text('a')), { kind: 'turn', into: 'heading2', ...tag(1) })))),
    doc(ul(li(p(text('a'))))),
    doc(ul(li(p(text('a'))))),
  ],
  [
    'the first line of an item with a list below',
    doc(ul(li(carrying(p(text('a')), { kind: 'delete', ...tag(1) }), ul(li(p(text('b'))))))),
    doc(ul(li(p(), ul(li(p(text('b'))))))),
    doc(ul(li(p(text('a')), ul(li(p(text('b'))))))),
  ],
  [
    'paragraphs made one list',
    doc(
      carrying(p(text('a')), { kind: 'turn', into: 'bulletList', ...tag(1) }),
      carrying(p(text('b')), { kind: 'turn', into: 'bulletList', ...tag(1) }),
    ),
    doc(ul(li(p(text('a'))), li(p(text('b'))))),
    doc(p(text('a')), p(text('b'))),
  ],
]

test.each(CASES)('%s', (_what, suggested, accepted, rejected) => {
  expect(acceptSuggestions(suggested, all)).toEqual(accepted)
  expect(rejectSuggestions(suggested, all)).toEqual(rejected)
  expect(acceptSuggestions(suggested, () => false)).toEqual(suggested)
  expect(rejectSuggestions(suggested, () => false)).toEqual(suggested)
  expect(listSuggestions(suggested)).toHaveLength(1)
  expect([hasSuggestions(suggested), hasSuggestions(accepted), hasSuggestions(rejected)]).toEqual([true, false, false])
  expect(keepsBase(rejected.content!, suggested.content!, ANA)).toBe(true)
  expect(keepsBase(suggested.content!, rejected.content!, ANA)).toBe(true)
  expect(keepsBase(rejected.content!, suggested.content!, BEN)).toBe(false)
  const isSame = JSON.stringify(rejected) === JSON.stringify(accepted)
  expect(keepsBase(rejected.content!, accepted.content!, ANA)).toBe(isSame)
})

test('a table that is joined into stays closed', () => {
  const table: PaperNode = { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p(text('b'))] }] }] }
  expect(acceptSuggestions(doc(p(text('a'), join()), table), all)).toEqual(doc(p(text('a')), table))
})

test('of two suggestions one is taken and the other left', () => {
  const suggested = doc(p(text('one ', mark('insertion', 1)), text('two', mark('deletion', 2, {}, BEN))))
  const first = suggestionsWith(new Set([suggestionKey(tag(1))]))
  expect(acceptSuggestions(suggested, first)).toEqual(doc(p(text('one '), text('two', mark('deletion', 2, {}, BEN)))))
  expect(rejectSuggestions(suggested, first)).toEqual(doc(p(text('two', mark('deletion', 2, {}, BEN)))))
  expect(listSuggestions(suggested).map(({ by, changes }) => [by, changes])).toEqual([
    [ANA, [{ kind: 'insert', words: 'one ' }]],
    [BEN, [{ kind: 'delete', words: 'two' }]],
  ])
})

test('what is suggested inside of a suggestion is its author’s', () => {
  const outer = mark('insertion', 1, {}, BEN)
  const suggested = doc(
    p(text('ab', outer), text('x', outer, { type: 'insertion', attrs: { ...tag(2), at: '2026-01-05T09:00:01.000Z' } }), text('c', outer)),
  )
  expect(listSuggestions(suggested).map(({ by, changes }) => [by, changes])).toEqual([
    [BEN, [{ kind: 'insert', words: 'abc' }]],
    [ANA, [{ kind: 'insert', words: 'x' }]],
  ])
  expect(rejectSuggestions(suggested, ({ by }) => by === ANA)).toEqual(doc(p(text('abc', outer))))
  expect(keepsBase(doc(p(text('abc', outer))).content!, suggested.content!, ANA)).toBe(true)
})

test('[G8] nobody takes another’s suggestion away, adds to it or makes one in another’s name', () => {
  const before = doc(p(text('a '), text('b', mark('insertion', 1, {}, BEN)), text('c')))
  for (const after of [
    doc(p(text('a '), text('c'))),
    doc(p(text('a b'), text('c'))),
    doc(p(text('a '), text('bb', mark('insertion', 1, {}, BEN)), text('c'))),
    doc(p(text('a '), text('b', mark('insertion', 1, {}, BEN)), text('c', mark('deletion', 2, {}, BEN)))),
    doc(p(text('a '), text('b', mark('insertion', 1, {}, BEN)), text('x', mark('insertion', 3), mark('insertion', 2, {}, BEN)), text('c'))),
  ])
    expect(keepsBase(before.content!, after.content!, ANA)).toBe(false)
})

test('[G8] attributes that say what is so without them are no change', () => {
  const link = (attrs: object): PaperMark => ({ type: 'link', attrs: { href: 'https://europa.eu/', ...attrs } })
  const [before, after] = [
    doc({ type: 'orderedList', content: [li(p(text('a', link({}))))] }),
    doc({
      type: 'orderedList',
      attrs: { start: 1 },
      content: [li(p(text('a', link({ rel: 'noopener noreferrer' })), text('b', mark('insertion'))))],
    }),
  ]
  expect(keepsBase(before.content!, after.content!, ANA)).toBe(true)
})

test('a block’s suggestion is one string, and nothing else is read as one', () => {
  const turn = { kind: 'turn', into: 'heading2', ...tag(1) } as const
  expect(maybeBlockSuggestion(encodeBlockSuggestion(turn))).toEqual(turn)
  expect(maybeBlockSuggestion(encodeBlockSuggestion({ kind: 'delete', ...tag(2) }))).toEqual({ kind: 'delete', ...tag(2) })
  for (const value of [null, '', 'delete', {}, `eat ${idOf(1)} ${ANA} ${AT}`]) expect(maybeBlockSuggestion(value)).toBeUndefined()
})

test('each suggestion has an attribute of its own in the shared text', () => {
  expect(markNameOf('deletion--AbC+/90=')).toBe('deletion')
  expect(markNameOf('bold')).toBe('bold')
  for (const name of ['deletion', 'insertion', 'formatting', 'boundary']) expect(markNameOf(name)).toBeUndefined()
})
