import { listSuggestions, type PaperNode, rejectSuggestions, type SectionContent } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands'
import { Fragment, Slice } from '@tiptap/pm/model'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addRowAfter } from '@tiptap/pm/tables'
import { expect, test } from 'vitest'
import { suggestInstead } from './suggest-instead.ts'

const schema = getSchema(paperExtensions())
const ANA = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const BEN = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
let made = 0
let now = Date.parse('2026-01-05T09:00:00.000Z')
const suggesterOf = (personId: string) => ({
  personId,
  now: () => now,
  newId: () => `00000000-0000-4000-8000-${String(made++).padStart(12, '0')}`,
})

const p = (words?: string): PaperNode => ({ type: 'paragraph', ...(words && { content: [{ type: 'text', text: words }] }) })
const cell = (words: string): PaperNode => ({ type: 'tableCell', content: [p(words)] })
const TEXT = {
  type: 'doc',
  content: [
    p('Clusters need time.'),
    p('They need people.'),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [p('one')] },
        { type: 'listItem', content: [p('two')] },
      ],
    },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
  ],
} as SectionContent

/** An editor without a screen in which everything is suggested by `personId`. */
class Desk {
  state = EditorState.create({ doc: schema.nodeFromJSON(TEXT) })
  personId = ANA
  refused = 0

  /** Puts the caret, or a selection, where these words begin; `inner` counts from there. */
  at(words: string, from = 0, to = from): this {
    let start = -1
    this.state.doc.descendants((node, pos) => {
      const index = node.isText ? (node.text ?? '').indexOf(words) : -1
      if (index >= 0 && start < 0) start = pos + index
    })
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, start + from, start + to)))
    return this
  }

  wish(command: Command): this {
    let wished: Transaction | undefined
    command(this.state, (tr) => {
      wished = tr
    })
    if (!wished) throw new Error('the command does nothing here')
    return this.suggest(wished)
  }

  change = (change: (state: EditorState) => Transaction): this => this.suggest(change(this.state))

  private suggest(wished: Transaction): this {
    now += 1_000
    const done = suggestInstead(this.state, wished, suggesterOf(this.personId))
    if (!done) this.refused += 1
    else this.state = this.state.apply(done)
    this.state.doc.check()
    return this
  }

  type = (words: string) => this.change((state) => state.tr.insertText(words))
  back = () =>
    this.change((state) => state.tr.delete(state.selection.empty ? state.selection.from - 1 : state.selection.from, state.selection.to))

  get content(): SectionContent {
    return this.state.doc.toJSON() as SectionContent
  }
  /** What each suggestion changes. */
  get changes() {
    return listSuggestions(this.content).map(({ changes }) => changes)
  }
  /** The text before and after the caret, in its line. */
  get caret(): [string, string] {
    const { $from } = this.state.selection
    return [$from.parent.textBetween(0, $from.parentOffset), $from.parent.textBetween($from.parentOffset, $from.parent.content.size)]
  }
}

const base = (content: SectionContent) => schema.nodeFromJSON(rejectSuggestions(content, () => true)).toJSON()
const start = schema.nodeFromJSON(TEXT).toJSON()

type Case = [what: string, run: (desk: Desk) => Desk, changes: object[][], caret?: [string, string]]
const CASES: Case[] = [
  [
    'typing goes on in one suggestion',
    (desk) => desk.at('need time').type('x').type('y').type('z '),
    [[{ kind: 'insert', words: 'xyz ' }]],
    ['Clusters xyz ', 'need time.'],
  ],
  [
    'deleting leaves the words and moves the caret',
    (desk) => desk.at('need time', 4).back().back(),
    [[{ kind: 'delete', words: 'ed' }]],
    ['Clusters ne', 'ed time.'],
  ],
  [
    'words over words are one replacement',
    (desk) => desk.at('Clusters', 0, 8).type('N').type('ets'),
    [
      [
        { kind: 'delete', words: 'Clusters' },
        { kind: 'insert', words: 'Nets' },
      ],
    ],
    ['ClustersNets', ' need time.'],
  ],
  [
    'one’s own words really go',
    (desk) => desk.at('need time').type('xy').back(),
    [[{ kind: 'insert', words: 'x' }]],
    ['Clusters x', 'need time.'],
  ],
  ['all of them gone, nothing is left', (desk) => desk.at('need time').type('x').back(), [], ['Clusters ', 'need time.']],
  [
    'a paragraph in two',
    (desk) => desk.at('need time').wish(splitBlock),
    [[{ kind: 'boundary', boundary: 'split' }]],
    ['Clusters ¶', 'need time.'],
  ],
  ['two paragraphs as one', (desk) => desk.at('They').wish(joinBackward), [[{ kind: 'boundary', boundary: 'join' }]]],
  [
    'a selection over two paragraphs',
    (desk) => {
      const from = desk.at('time').state.selection.from
      const to = desk.at('need people').state.selection.from
      return desk.change((state) => state.tr.delete(from, to))
    },
    [
      [
        { kind: 'delete', words: 'time.' },
        { kind: 'boundary', boundary: 'join' },
        { kind: 'delete', words: 'They ' },
      ],
    ],
  ],
  [
    'a heading',
    (desk) => desk.at('They').wish(setBlockType(schema.nodes.heading!, { level: 2 })),
    [[{ kind: 'block', block: 'paragraph', what: 'turn', into: 'heading2', words: 'They need people.' }]],
  ],
  [
    'a heading, and back',
    (desk) =>
      desk
        .at('They')
        .wish(setBlockType(schema.nodes.heading!, { level: 2 }))
        .wish(setBlockType(schema.nodes.heading!, { level: 3 })),
    [[{ kind: 'block', block: 'paragraph', what: 'turn', into: 'heading3', words: 'They need people.' }]],
  ],
  [
    'a list',
    (desk) => desk.at('They').wish(wrapInList(schema.nodes.bulletList!)),
    [[{ kind: 'block', block: 'paragraph', what: 'turn', into: 'bulletList', words: 'They need people.' }]],
  ],
  [
    'bold',
    (desk) => desk.at('They', 0, 4).wish(toggleMark(schema.marks.bold!)),
    [[{ kind: 'format', words: 'They', added: ['bold'], removed: [], href: null }]],
  ],
  [
    'bold, and not bold after all',
    (desk) => desk.at('They', 0, 4).wish(toggleMark(schema.marks.bold!)).wish(toggleMark(schema.marks.bold!)),
    [],
  ],
  [
    'a link',
    (desk) => desk.at('They', 0, 4).wish(toggleMark(schema.marks.link!, { href: 'https://europa.eu/' })),
    [[{ kind: 'format', words: 'They', added: ['link'], removed: [], href: 'https://europa.eu/' }]],
  ],
  [
    'two paragraphs pasted',
    (desk) =>
      desk
        .at('need time')
        .change((state) =>
          state.tr.replaceSelection(
            new Slice(Fragment.from(['a', 'b'].map((words) => schema.nodes.paragraph!.create(null, schema.text(words)))), 1, 1),
          ),
        ),
    [
      [
        { kind: 'insert', words: 'a' },
        { kind: 'boundary', boundary: 'split' },
        { kind: 'insert', words: 'b' },
      ],
    ],
    ['Clusters a¶b', 'need time.'],
  ],
  [
    'a table put in at the end of a line',
    (desk) => desk.at('people.', 7).change((state) => state.tr.replaceSelectionWith(schema.nodeFromJSON(TEXT.content![3]!))),
    [[{ kind: 'block', block: 'table', what: 'insert', words: 'a\nb' }]],
  ],
  [
    'a table taken out',
    (desk) => desk.change((state) => state.tr.delete(state.doc.content.size - state.doc.lastChild!.nodeSize, state.doc.content.size)),
    [[{ kind: 'block', block: 'table', what: 'delete', words: 'a\nb' }]],
  ],
]

test.each(CASES)('%s', (_what, run, changes, caret) => {
  const desk = run(new Desk())
  expect(desk.refused).toBe(0)
  expect(desk.changes).toEqual(changes)
  expect(base(desk.content)).toEqual(start)
  if (caret) expect(desk.caret).toEqual(caret)
})

test('what a suggestion cannot say is refused, and nothing is changed', () => {
  const desk = new Desk()
  desk.at('two').wish(liftListItem(schema.nodes.listItem!)).at('b', 0).wish(addRowAfter)
  expect(desk.refused).toBe(2)
  expect(desk.content).toEqual(start)
})

test('another person’s proposal is struck, not taken away, and what is typed inside of it is part of both', () => {
  const desk = new Desk().at('need time').type('often ')
  desk.personId = BEN
  desk.at('often', 2).type('x').at('often'.slice(0, 2), 0, 1).back()
  expect(desk.changes).toEqual([[{ kind: 'insert', words: 'often ' }], [{ kind: 'delete', words: 'o' }], [{ kind: 'insert', words: 'x' }]])
  expect(base(rejectSuggestions(desk.content, ({ by }) => by === ANA))).toEqual(start)
})

test('a minute later the same suggestion goes on under a mark of its own', () => {
  const desk = new Desk().at('need time').type('a')
  now += 61_000
  desk.type('b')
  const marks = listSuggestions(desk.content)
  expect(marks.map(({ changes }) => changes)).toEqual([[{ kind: 'insert', words: 'ab' }]])
  const ats: unknown[] = []
  desk.state.doc.descendants((node) => void ats.push(...node.marks.map(({ attrs }) => attrs.at)))
  expect(new Set(ats).size).toBe(2)
})

test('what is a proposal already is left as it came, so that an input method is not disturbed', () => {
  const desk = new Desk().at('need time').type('x')
  const wished = desk.state.tr.delete(desk.state.selection.from - 1, desk.state.selection.from)
  expect(suggestInstead(desk.state, wished, suggesterOf(ANA))).toBe(wished)
})
