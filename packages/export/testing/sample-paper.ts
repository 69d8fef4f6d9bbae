import { type PaperMark, type PaperNode, type PaperSnapshot, paperFingerprint, revisionHash, type SectionContent } from '@concord/paper'
import { SAMPLE_FILES, sampleFileFacts } from './sample-images.ts'

export const text = (value: string, ...marks: (string | PaperMark)[]): PaperNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }),
})
export const link = (href: string): PaperMark => ({ type: 'link', attrs: { href, target: null, rel: null, class: null, title: null } })
export const hardBreak: PaperNode = { type: 'hardBreak' }

const inlines = (parts: (string | PaperNode)[]): PaperNode[] => parts.map((part) => (typeof part === 'string' ? text(part) : part))
export const p = (...parts: (string | PaperNode)[]): PaperNode => ({ type: 'paragraph', content: inlines(parts) })
export const h = (level: number, ...parts: (string | PaperNode)[]): PaperNode => ({
  type: 'heading',
  attrs: { level },
  content: inlines(parts),
})
const item = (part: string | PaperNode[]): PaperNode => ({ type: 'listItem', content: typeof part === 'string' ? [p(part)] : part })
export const ul = (...items: (string | PaperNode[])[]): PaperNode => ({ type: 'bulletList', content: items.map(item) })
export const ol = (start: number, ...items: (string | PaperNode[])[]): PaperNode => ({
  type: 'orderedList',
  attrs: { start, type: null },
  content: items.map(item),
})
export const quote = (...content: PaperNode[]): PaperNode => ({ type: 'blockquote', content })
export const cell = (type: 'tableCell' | 'tableHeader', value: string, colspan = 1, rowspan = 1): PaperNode => ({
  type,
  attrs: { colspan, rowspan, colwidth: null, align: null },
  content: [p(value)],
})
export const th = (value: string, colspan = 1, rowspan = 1) => cell('tableHeader', value, colspan, rowspan)
export const td = (value: string, colspan = 1, rowspan = 1) => cell('tableCell', value, colspan, rowspan)
export const table = (...rows: PaperNode[][]): PaperNode => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
})
/** Ids as the text holds them. */
export const AUTHORITIES = {
  grow: { id: '00000000-0000-4000-8000-00000000000a', name: 'European Commission, DG GROW', shortName: 'DG GROW' },
  itre: { id: '00000000-0000-4000-8000-00000000000b', name: 'European Parliament, ITRE', shortName: 'ITRE' },
}
export const SURVEY = '00000000-0000-4000-8000-0000000000e1'
export const note = (words: string): PaperNode => ({ type: 'footnote', attrs: { text: words } })
export const recommendation = (attrs: Record<string, unknown>, ...content: PaperNode[]): PaperNode => ({
  type: 'recommendation',
  attrs: { id: null, addressees: [], instrument: null, legalHook: null, deadline: null, evidence: [], ...attrs },
  content,
})
export const evidence = (attrs: Record<string, unknown>, ...content: PaperNode[]): PaperNode => ({
  type: 'evidence',
  attrs: { id: null, value: null, unit: null, asOf: null, source: null, ...attrs },
  content,
})
export const figure = (file: string | null, alt: string, ...caption: (string | PaperNode)[]): PaperNode => ({
  type: 'figure',
  attrs: { file, alt, width: 75 },
  content: inlines(caption),
})
export const callout = (kind: string, ...content: PaperNode[]): PaperNode => ({ type: 'callout', attrs: { kind }, content })
export const pageBreak: PaperNode = { type: 'pageBreak' }
export const doc = (...content: PaperNode[]): SectionContent => ({ type: 'doc', content })

/** A snapshot around given sections, as the release command makes it. */
export function buildSnapshot(sections: [string, SectionContent][], changes: Partial<PaperSnapshot> = {}): PaperSnapshot {
  const approved = sections.map(([title, content], index) => ({
    id: `section-${index + 1}`,
    title,
    content,
    hash: revisionHash(title, content),
    approvedAt: `2025-12-09T14:0${index % 10}:00.000Z`,
    approvedBy: 'Marta Vidal',
  }))
  return {
    format: 'concord-paper/1',
    reference: 'ECA-2025-003',
    version: 1,
    title: 'Clusters as the delivery network of the European Competitiveness Fund',
    type: 'position_paper',
    language: 'en',
    edition: {
      slug: 'eca-2025',
      title: 'ECA Cluster Conference 2025',
      place: 'Pabellón de Cecilio Rodríguez, Madrid',
      startsOn: '2025-12-10',
      endsOn: '2025-12-11',
    },
    group: { kind: 'lab', name: 'Public support mechanisms: MFF and European Competitiveness Fund' },
    organisations: [
      { name: 'Spanish Federation of AEIs and Clusters', country: 'ES' },
      { name: 'France Clusters', country: 'FR' },
      { name: 'IKOSZ Hungarian National Alliance of Innovative Clusters', country: 'HU' },
      { name: 'Συνεργατικοί σχηματισμοί', country: 'EL' },
    ],
    sections: approved,
    authorities: Object.values(AUTHORITIES),
    files: sampleFileFacts(),
    fingerprint: paperFingerprint(approved.map((section) => section.hash)),
    signedOffBy: 'Secretariat of the European Clusters Alliance',
    signedOffAt: '2025-12-11T10:30:00.000Z',
    releasedAt: '2025-12-11T11:00:00.000Z',
    supersedes: 'ECA-2025-001',
    demo: true,
    ...changes,
  }
}

const ARGUMENT =
  'Clusters reach the small firms that programmes miss. In the regions where a cluster organisation manages calls for its members, ' +
  'two out of three applicants had never applied before, and the time from idea to signed grant fell from eleven months to five. ' +
  'What made the difference was not money but a person who knew the firm, the call and the next partner along the value chain. '

/** About six pages that use everything a section can hold. */
export const samplePaper = (changes: Partial<PaperSnapshot> = {}): PaperSnapshot =>
  buildSnapshot(
    [
      [
        'Key messages',
        doc(
          ol(
            1,
            'Make cluster organisations eligible as intermediaries under every window of the Fund.',
            [p('Give them a simple instrument:'), ul('cascade grants up to EUR\u00a060\u00a0000,', 'lump sums,', 'one report a year.')],
            'Measure what changes in firms, not what is spent.',
          ),
        ),
      ],
      [
        'Context and legal hook',
        doc(
          p(
            'The proposal for a European Competitiveness Fund (',
            text('COM(2025) 555 final', link('https://eur-lex.europa.eu/'), 'italic'),
            ') is in its first reading. Article 12 names ',
            text('“intermediaries”', 'bold'),
            ' without saying who they are; 10',
            text('6', 'superscript'),
            ' firms and CO',
            text('2', 'subscript'),
            ' targets depend on it. ',
            text('Deleted words', 'strike'),
            ' and ',
            text('underlined ones', 'underline'),
            ' stay visible.',
          ),
          h(1, 'What the Commission proposes'),
          p(ARGUMENT.repeat(2)),
          h(3, 'In the windows'),
          p(ARGUMENT),
          quote(p('We do not need another portal. We need somebody who picks up the phone.'), p('— a manager of a firm with nine people')),
          h(2, 'Ελληνικά και кирилица'),
          p(
            'Οι συνεργατικοί σχηματισμοί ενώνουν επιχειρήσεις, έρευνα και διοίκηση. Клъстерите свързват предприятия, наука и администрация. Žluťoučký kůň, Łódź, Þórður, għażla.',
          ),
        ),
      ],
      [
        'Analysis',
        doc(p(ARGUMENT.repeat(3)), p(ARGUMENT.repeat(2)), h(2, 'Evidence from the regions'), p(ARGUMENT.repeat(2)), p(ARGUMENT)),
      ],
      [
        'Recommendations',
        doc(
          ol(
            1,
            [
              p(text('Commission (DG GROW): ', 'bold'), 'define cluster organisations as eligible intermediaries in Article 12.'),
              p(ARGUMENT),
            ],
            [p(text('Parliament (ITRE): ', 'bold'), 'ask for a ceiling of 7 % on management costs.')],
            [
              p(text('Member States: ', 'bold'), 'name one contact point for clusters.'),
              ul(
                ['national level', 'regional level'].map((line) => p(line)),
                'cross-border',
              ),
            ],
          ),
        ),
      ],
      [
        'Policy blocks',
        doc(
          h(1, 'What we ask for', note('As agreed in the lab of 9 December.')),
          recommendation(
            {
              addressees: [AUTHORITIES.grow.id, AUTHORITIES.itre.id],
              instrument: 'Delegated act',
              legalHook: 'Article 12(3) of the proposal',
              deadline: '2026-06-30',
              evidence: [SURVEY],
            },
            p('Adopt one rulebook for cascade funding', note('See the annex on text changes.'), ' before the first work programme:'),
            ul('a form of five pages,', 'a decision within sixty days.'),
          ),
          recommendation({ addressees: [AUTHORITIES.itre.id] }, p('Ask for a report every year.')),
          evidence(
            { id: SURVEY, value: '61', unit: '%', asOf: '2025-10-31', source: 'https://example.org/survey?year=2025&all="yes"' },
            p('Of the firms that cluster organisations advised, ', text('most', 'bold'), ' applied for the first time.'),
          ),
          callout('key_message', p('Measure what reaches firms.'), ul('in days', 'in euro')),
          pageBreak,
          p('The chart shows the days from call to payment', note('Counted from the day on which the call closed.'), '.'),
          figure(
            SAMPLE_FILES.png.sha256,
            'Bar chart: five bars, each higher than the one before.',
            'Days from call to ',
            text('payment', 'italic'),
            note('Own count.'),
          ),
          figure(SAMPLE_FILES.webp.sha256, 'Four fields of colour.'),
          figure(SAMPLE_FILES.turned.sha256, 'Four fields of colour, turned.', 'As it was photographed'),
          ul([p('In a list:'), figure(SAMPLE_FILES.jpeg.sha256, 'Four fields of colour, small.', 'Inside an item')]),
          table([th('Head', 2), th('Notes')], [td('a'), td('b'), { ...td(''), content: [p('c', note('A note in a table.'))] }]),
        ),
      ],
      [
        'Annex: proposed text changes',
        doc(
          p('The table compares the text as proposed with the text that the lab agreed on.'),
          table(
            [th('Article', 1, 2), th('Text', 2), th('Reason', 1, 2)],
            [th('as proposed'), th('as we want it')],
            [
              td('12(3)'),
              td('intermediaries may be entrusted with calls'),
              td('intermediaries, including cluster organisations, shall be entrusted with calls'),
              td('Without the name, national rules leave clusters out.'),
            ],
            [
              td('14', 1, 2),
              td('up to EUR\u00a020\u00a0000'),
              td('up to EUR\u00a060\u00a0000'),
              td('Pilot costs have doubled since 2021.', 1, 2),
            ],
            [td('one report per quarter'), td('one report per year')],
            [td('Both changes stand or fall together.', 4)],
          ),
        ),
      ],
      [
        'Annex: evidence',
        doc(
          table(
            [th('Country'), th('Firms'), th('Share'), th('Source')],
            [th('Spain'), td('1 240'), td('61 %'), td('Survey of the lab, 2025')],
            [th('Ελλάδα'), td('310'), td('48 %'), td('Πρόχειρα στοιχεία')],
            [th('България'), td('205'), td('52 %'), td('Анкета')],
          ),
        ),
      ],
      [
        'About',
        doc(
          p('This paper speaks for the participants of one co-creation lab.'),
          p(text('Write to us', link('mailto:policy@demo.example')), hardBreak, 'Retiro Park, Madrid'),
        ),
      ],
    ],
    changes,
  )
