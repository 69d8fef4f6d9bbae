import { countWords, MARK_ATTRIBUTES, NODE_ATTRIBUTES, type PaperNode, plainText, TEMPLATES } from '@concord/paper'
import { expect, test } from 'vitest'
import type { DemoPaper } from './demo-paper.ts'
import { DEMO_AUTHORITIES, DEMO_GROUPS } from './edition.ts'
import { nameThings } from './name-things.ts'
import { DEMO_PAPERS } from './papers/index.ts'
import { writeText } from './write-text.ts'

const passagesOf = (paper: DemoPaper) => [...paper.sections, ...(paper.next?.sections ?? [])].flatMap((section) => writeText(section.text))
/** Every authority and every image of the demo has some id. */
const NAMES = {
  authority(name: string) {
    expect(DEMO_AUTHORITIES.map(({ shortName }) => shortName)).toContain(name)
    return '00000000-0000-4000-8000-000000000001'
  },
  file: () => '0'.repeat(64),
}
const blocksOf = (paper: DemoPaper) => passagesOf(paper).flatMap((passage) => nameThings(passage.content, NAMES).content ?? [])
const everyPaper = test.each(DEMO_PAPERS.map((paper): [string, DemoPaper] => [paper.title, paper]))

const namesOf = (node: PaperNode): string[] => [
  ...(node.type === 'text' ? [] : [node.type]),
  ...(node.marks ?? []).map((mark) => mark.type),
  ...(node.content ?? []).flatMap(namesOf),
]

function offences(node: PaperNode): string[] {
  const rules = node.type === 'text' ? {} : NODE_ATTRIBUTES[node.type]
  const own = Object.entries(node.attrs ?? {}).filter(([name, value]) => !rules?.[name]?.(value))
  const marks = (node.marks ?? []).flatMap((mark) =>
    Object.entries(mark.attrs ?? {})
      .filter(([name, value]) => !MARK_ATTRIBUTES[mark.type]?.[name]?.(value))
      .map(([name]) => `${mark.type}.${name}`),
  )
  return [...own.map(([name]) => `${node.type}.${name}`), ...marks, ...(node.content ?? []).flatMap(offences)]
}

everyPaper('%s uses only nodes, marks and attributes of the schema', (_title, paper) => {
  const known = new Set([...Object.keys(NODE_ATTRIBUTES), ...Object.keys(MARK_ATTRIBUTES)])
  expect(blocksOf(paper).flatMap(namesOf)).not.toHaveLength(0)
  expect(
    blocksOf(paper)
      .flatMap(namesOf)
      .filter((name) => !known.has(name)),
  ).toEqual([])
  expect(blocksOf(paper).flatMap(offences)).toEqual([])
})

everyPaper('%s has the sections of its template and keeps to one row length in each table', (_title, paper) => {
  expect(paper.sections.map((section) => section.title)).toEqual(TEMPLATES[paper.type].map((section) => section.title))
  for (const table of blocksOf(paper).filter((node) => node.type === 'table')) {
    expect(new Set(table.content?.map((row) => row.content?.length)).size).toBe(1)
  }
})

everyPaper('%s is written by people of its group who may write there, and approved sections by at least two', (_title, paper) => {
  const { rapporteur, contributor } = DEMO_GROUPS[paper.group].members
  const writers = new Set<string>([...rapporteur, ...contributor])
  expect(
    passagesOf(paper)
      .map((passage) => passage.author)
      .filter((author) => !writers.has(author)),
  ).toEqual([])
  for (const section of paper.sections.filter(({ state }) => state === 'approved')) {
    expect(new Set(writeText(section.text).map((passage) => passage.author)).size).toBeGreaterThan(1)
  }
})

everyPaper('%s is a text of two to six pages in plain European characters', (_title, paper) => {
  const text = blocksOf(paper).map(plainText).join('')
  expect(blocksOf(paper).reduce((sum, node) => sum + countWords(node), 0)).toBeGreaterThan(600)
  expect(text.match(/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\s.,:;!?’“”()[\]/%–-]/gu) ?? []).toEqual([])
  expect(text.match(/EUR [\d]|\d %|[*|~@]/g) ?? []).toEqual([])
})

test('lists, tables, marks and hands are read from the notation', () => {
  const [first, second] = writeText(
    '@a\n\n# Head\n\n3. *one*\nmore\n4. two\n\n@b\n\n| A | B |\n| 1 | **2** |\n\nSee "A\'s" [x](https://x.example).',
  )
  expect([first?.author, second?.author]).toEqual(['a', 'b'])
  expect(first?.content.content?.[1]).toEqual({
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      {
        type: 'listItem',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'one', marks: [{ type: 'italic' }] },
              { type: 'text', text: ' more' },
            ],
          },
        ],
      },
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'two' }] }] },
    ],
  })
  expect(second?.content.content?.map((node) => node.type)).toEqual(['table', 'paragraph'])
  expect(second?.content.content?.[1]?.content?.[0]?.text).toBe('See “A’s” ')
})

test('policy blocks and footnotes are read from the notation', () => {
  const [passage] = writeText(
    '@a\n\n!recommendation one-form\nto: DG GROW; EISMEA\nby: A decision\ndeadline: 2026-06-30\nrests on: days\n--\nAdopt^[Soon.] it:\n- one\n- two\n\n' +
      '!evidence days\nvalue: 61\nunit: %\nas of: 2025-10-31\nsource: https://x.example/\n--\nMost apply.\n\n' +
      '!figure chart\nalt: Bars.\nwidth: 75\n--\nThe *days*\n\n!callout example\n--\nTry it.',
  )
  const [ask, claim, chart, example] = nameThings(passage!.content, {
    authority: (name) => `id of ${name}`,
    file: (key) => `file of ${key}`,
  }).content!
  expect(ask).toMatchObject({
    type: 'recommendation',
    attrs: {
      addressees: ['id of DG GROW', 'id of EISMEA'],
      instrument: 'A decision',
      deadline: '2026-06-30',
      evidence: [claim!.attrs!.id],
    },
  })
  expect(ask!.content!.map(({ type }) => type)).toEqual(['paragraph', 'bulletList'])
  expect(ask!.content![0]!.content![1]).toEqual({ type: 'footnote', attrs: { text: 'Soon.' } })
  expect(claim).toMatchObject({ type: 'evidence', attrs: { value: '61', unit: '%', asOf: '2025-10-31', source: 'https://x.example/' } })
  expect(chart).toMatchObject({
    type: 'figure',
    attrs: { file: 'file of chart', alt: 'Bars.', width: 75 },
    content: [{ text: 'The ' }, { text: 'days' }],
  })
  expect(example).toMatchObject({ type: 'callout', attrs: { kind: 'example' }, content: [{ type: 'paragraph' }] })
})
