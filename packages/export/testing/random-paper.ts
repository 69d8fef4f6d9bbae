import type { PaperMark, PaperNode, PaperSnapshot } from '@concord/paper'
import fc from 'fast-check'
import { SAMPLE_FILES } from './sample-images.ts'
import { AUTHORITIES, buildSnapshot, link } from './sample-paper.ts'

/** Text that would do harm in one of the formats if it were ever read as markup. */
export const HOSTILE = [
  '#let x = 1',
  '#panic("no")',
  '</w:t>',
  '</w:p><w:p>',
  '<script>alert(1)</script>',
  '"><img/src=x>',
  '{{title}}',
  '#{title}',
  '$& $1 $$',
  '&amp; &#60;',
  ']]>',
  '@label <label>',
  '= Heading',
  'r:id="rIdabcdefghijklm"',
  '_Toc12',
  '\\n \\u{1}',
  '// */ /*',
]

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzäßçéñøłžșățūģ', ...'ABCΑΩαωάήςБЖяї', ...'0123456789%€§–—“”’()[]*_`~^+-=/.,;:!?→≥•']
const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 14 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
)
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\t', '\u00a0')
const sentence = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 7 }).map((parts) => parts.flat().join(''))

const mark: fc.Arbitrary<PaperMark> = fc.oneof(
  fc.constantFrom('bold', 'italic', 'underline', 'strike', 'superscript', 'subscript').map((type) => ({ type })),
  fc.constantFrom('https://example.org/a?b=1&c="2"', 'http://example.org/', 'mailto:a@demo.example', 'javascript:alert(1)').map(link),
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })
const textNode = fc.tuple(sentence, marks).map(([text, own]): PaperNode => ({ type: 'text', text, ...(own.length > 0 && { marks: own }) }))
const footnote = sentence.map((text): PaperNode => ({ type: 'footnote', attrs: { text } }))
const inline = fc.oneof(
  { weight: 8, arbitrary: textNode },
  { weight: 1, arbitrary: fc.constant<PaperNode>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: footnote },
)
const inlines = fc.array(inline, { maxLength: 4 })

const small = fc.integer({ min: 1, max: 4 })
const paragraph = inlines.map((content): PaperNode => ({ type: 'paragraph', content }))
const heading = fc
  .tuple(inlines, fc.integer({ min: 1, max: 3 }))
  .map(([content, level]): PaperNode => ({ type: 'heading', attrs: { level }, content }))

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value)
const day = fc.constantFrom('2025-02-28', '2026-06-30')
const figure = fc
  .tuple(fc.constantFrom(...Object.values(SAMPLE_FILES)), sentence, inlines, fc.integer({ min: 25, max: 100 }))
  .map(([{ sha256 }, words, content, width]): PaperNode => ({ type: 'figure', attrs: { file: sha256, alt: `x${words}`, width }, content }))

/** Ids of evidence that may or may not be in the paper. */
const evidenceId = fc.constantFrom('00000000-0000-4000-8000-0000000000e1', '00000000-0000-4000-8000-0000000000e2')
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 2 })
const recommendation = fc
  .record({
    addressees: fc.uniqueArray(fc.constantFrom(...Object.values(AUTHORITIES).map(({ id }) => id), 'gone')),
    instrument: maybe(sentence),
    legalHook: maybe(sentence),
    deadline: maybe(day),
    evidence: fc.uniqueArray(evidenceId),
  })
  .chain((attrs) => paragraphs.map((content): PaperNode => ({ type: 'recommendation', attrs, content })))
const evidence = fc
  .record({
    id: evidenceId,
    value: maybe(word),
    unit: maybe(word),
    asOf: maybe(day),
    source: fc.constantFrom(null, 'https://example.org/a?b=1'),
  })
  .chain((attrs) => paragraphs.map((content): PaperNode => ({ type: 'evidence', attrs, content })))
const callout = fc
  .tuple(fc.constantFrom('note', 'key_message', 'example'), paragraphs)
  .map(([kind, content]): PaperNode => ({ type: 'callout', attrs: { kind }, content }))
const sectionBlock = fc.oneof(recommendation, evidence, callout, fc.constant<PaperNode>({ type: 'pageBreak' }))

const { block } = fc.letrec<Record<'block' | 'list' | 'quote' | 'table', PaperNode>>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  const item = blocks.map((content): PaperNode => ({ type: 'listItem', content }))
  const cell = fc.tuple(blocks, small, small, fc.boolean()).map(
    ([content, colspan, rowspan, head]): PaperNode => ({
      type: head ? 'tableHeader' : 'tableCell',
      attrs: { colspan, rowspan, colwidth: colspan === 3 ? [80, 0, 200] : null },
      content,
    }),
  )
  const row = fc.array(cell, { maxLength: 3 }).map((content): PaperNode => ({ type: 'tableRow', content }))
  return {
    list: fc
      .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.constantFrom(null, 'a', 'I'))
      .map(
        ([content, ordered, type]): PaperNode =>
          ordered ? { type: 'orderedList', attrs: { start: 3, type }, content } : { type: 'bulletList', content },
      ),
    quote: blocks.map((content): PaperNode => ({ type: 'blockquote', content })),
    table: fc.array(row, { minLength: 1, maxLength: 3 }).map((content): PaperNode => ({ type: 'table', content })),
    block: fc.oneof({ maxDepth: 3, depthSize: 'small' }, paragraph, paragraph, heading, figure, tie('list'), tie('quote'), tie('table')),
  }
})

const section = fc.tuple(sentence, fc.array(fc.oneof({ weight: 2, arbitrary: block }, sectionBlock), { minLength: 1, maxLength: 4 }))

/** Papers of every shape that the schema allows, odd tables, hostile words and line ends inside text among them. */
export const randomPaper: fc.Arbitrary<PaperSnapshot> = fc
  .tuple(sentence, fc.array(section, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.constantFrom('en', 'el', 'bg', 'fi'))
  .map(([title, sections, demo, language]) =>
    buildSnapshot(
      sections.map(([name, content]) => [name, { type: 'doc', content }]),
      { title, demo, language },
    ),
  )
