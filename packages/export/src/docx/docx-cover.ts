import {
  HeadingLevel,
  type IRunOptions,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PrintPaper, PrintSection } from '../print-paper.ts'
import { coverFacts, editionDetails, groupLine, paperTypeName, referenceLine } from '../words/cover-facts.ts'
import { timeInWords } from '../words/dates.ts'
import { LABELS } from '../words/labels.ts'
import { ACCENT, QUIET } from './docx-styles.ts'
import { CELL_MARGIN, type DocxBlock, TABLE_LINES } from './docx-table.ts'

/** Space above a heading is for what stands above it. */
export const ON_A_NEW_PAGE = { pageBreakBefore: true, spacing: { before: 0 } }

/** White on the accent: the mark of papers that are not real. */
export const demoMark = (): TextRun =>
  new TextRun({
    text: `\u00a0${LABELS.demo}\u00a0`,
    bold: true,
    color: 'FFFFFF',
    shading: { type: ShadingType.CLEAR, fill: ACCENT, color: 'auto' },
  })

const fact = (label: string, value: string, look: IRunOptions = {}): Paragraph =>
  new Paragraph({
    style: 'CoverFact',
    children: [new TextRun({ text: label, color: QUIET }), new TextRun({ ...look, children: [new Tab(), value] })],
  })

/** Small enough for one line, also in the wider fonts of those who have not got ours. */
const FINGERPRINT_LOOK: IRunOptions = { size: 14, noProof: true }

/** Title page: what the paper is, who made it, its status and its fingerprint. */
export const docxCover = (paper: PrintPaper): DocxBlock[] => [
  new Paragraph({ children: [new TextRun({ text: paper.edition.title, bold: true })], style: 'Subtitle', spacing: { after: 0 } }),
  new Paragraph({ text: editionDetails(paper), style: 'Subtitle' }),
  new Paragraph({ text: paperTypeName(paper), style: 'CoverKind' }),
  new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
  new Paragraph({ text: groupLine(paper), style: 'Subtitle' }),
  new Paragraph({ text: paper.demo ? LABELS.demoNote : '', style: 'CoverNote' }),
  ...coverFacts(paper).map(({ label, values }) => fact(label, values.join('; '))),
  fact(LABELS.fingerprint, paper.fingerprint, FINGERPRINT_LOOK),
]

/** The contents field, on a page of its own. Its entries are written with it, so it is filled before Word updates it. */
export const docxContents = (): (Paragraph | TableOfContents)[] => [
  new Paragraph({ text: LABELS.contents, style: 'ContentsTitle', pageBreakBefore: true }),
  new TableOfContents(LABELS.contents, { hyperlink: true, headingStyleRange: '1-2' }),
]

/** Who approved a section's words, when, and their name. */
export const approvalLine = (section: PrintSection): Paragraph =>
  new Paragraph({
    style: 'Approval',
    text: `Approved by ${section.approvedBy} on ${timeInWords(section.approvedAt)} · revision ${section.hash.slice(0, 16)}`,
  })

const APPROVAL_WIDTHS = [6200, 2700]

const approvalCell = (column: number, children: Paragraph[]): TableCell =>
  new TableCell({ children, width: { size: APPROVAL_WIDTHS[column]!, type: WidthType.DXA } })

const approvalRow = (section: PrintSection): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      approvalCell(0, [new Paragraph({ text: section.title, style: 'TableText' }), new Paragraph({ text: section.hash, style: 'Hash' })]),
      approvalCell(1, [
        new Paragraph({ text: section.approvedBy, style: 'TableText' }),
        new Paragraph({ text: timeInWords(section.approvedAt), style: 'Hash' }),
      ]),
    ],
  })

/** The last page: what the fingerprint says, and the approvals section by section. */
export const docxAbout = (paper: PrintPaper): DocxBlock[] => [
  new Paragraph({ text: LABELS.about, heading: HeadingLevel.HEADING_1, ...ON_A_NEW_PAGE }),
  new Paragraph({ text: LABELS.aboutText }),
  new Paragraph({ text: `${referenceLine(paper)} · ${LABELS.fingerprint}`, style: 'TableHeader' }),
  new Paragraph({ text: paper.fingerprint, style: 'Hash' }),
  new Table({
    columnWidths: APPROVAL_WIDTHS,
    width: { size: 8900, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: TABLE_LINES,
    margins: CELL_MARGIN,
    rows: [
      new TableRow({
        tableHeader: true,
        children: [LABELS.section, LABELS.approved].map((text, column) =>
          approvalCell(column, [new Paragraph({ text, style: 'TableHeader' })]),
        ),
      }),
      ...paper.sections.map(approvalRow),
    ],
  }),
  new Paragraph({ style: 'TableEnd' }),
]
