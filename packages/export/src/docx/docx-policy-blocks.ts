import {
  BorderStyle,
  ExternalHyperlink,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PrintCallout, PrintEvidence, PrintFact, PrintRecommendation } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { ACCENT, QUIET, RULE, TINT } from './docx-styles.ts'
import type { DocxBlock, RenderBlocks, Setting } from './docx-table.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color })

/** How a box looks: the bar at its left, its ground, and the line around it. */
type Look = { bar: string; fill?: string; around?: string }

/** How wide the names of a recommendation's facts are. */
const LABEL_WIDTH = 1700

function cell(children: readonly DocxBlock[], width: number, look: Look, span = 1): TableCell {
  const last = children.at(-1)
  return new TableCell({
    // A cell has to end with a paragraph.
    children: last instanceof Paragraph ? [...children] : [...children, new Paragraph({ style: 'BoxText' })],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    ...(span > 1 && { columnSpan: span }),
    ...(look.fill && { shading: { type: ShadingType.CLEAR, fill: look.fill, color: 'auto' } }),
  })
}

const linkOrText = ({ values, href }: PrintFact, value: string): ParagraphChild =>
  href === undefined
    ? new TextRun(value)
    : new ExternalHyperlink({ link: href, children: values.map((text) => new TextRun({ text, style: 'Hyperlink' })) })

const valueParagraphs = (fact: PrintFact): Paragraph[] =>
  fact.values.map((value) => new Paragraph({ style: 'BoxFact', children: [linkOrText(fact, value)] }))

const factRow = (fact: PrintFact, width: number, look: Look): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      cell([new Paragraph({ style: 'BoxLabel', text: fact.label })], LABEL_WIDTH, look),
      cell(valueParagraphs(fact), width - LABEL_WIDTH, look),
    ],
  })

/**
 * A table of one box: what it says, then its facts by name. A box stays on one page where it fits: its rows are whole, and the styles in
 * it ask to be kept with what follows. The paragraph after it keeps Word from joining neighbours.
 */
function box(inner: readonly DocxBlock[], facts: readonly PrintFact[], look: Look, { width, indent }: Setting): DocxBlock[] {
  const around = look.around ? line(4, look.around) : NONE
  const first = new TableRow({ cantSplit: true, children: [cell(inner, width, look, 2)] })
  const table = new Table({
    rows: [first, ...facts.map((fact) => factRow(fact, width, look))],
    columnWidths: [LABEL_WIDTH, width - LABEL_WIDTH],
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: around, bottom: around, right: around, left: line(24, look.bar), insideHorizontal: NONE, insideVertical: NONE },
    margins: { top: 60, bottom: 60, left: 200, right: 160 },
    ...(indent > 0 && { indent: { size: indent, type: WidthType.DXA } }),
  })
  return [table, new Paragraph({ style: 'TableEnd' })]
}

const inside = (setting: Setting): Setting => ({ ...setting, width: setting.width - 400, indent: 0, listDepth: 0, style: 'BoxText' })

const heading = (number: string, words: string): Paragraph =>
  new Paragraph({ style: 'BoxHeading', children: [new TextRun({ text: number, bold: true, color: ACCENT }), new TextRun(`  ${words}`)] })

/** A numbered box with the ask and who should act on it. */
export const docxRecommendation = (block: PrintRecommendation, setting: Setting, render: RenderBlocks): DocxBlock[] =>
  box(
    [heading(block.label, LABELS.recommendation), ...render(block.blocks, inside(setting))],
    block.facts,
    { bar: ACCENT, fill: TINT, around: RULE },
    setting,
  )

/** A claim below its figure. */
export function docxEvidence(block: PrintEvidence, setting: Setting, render: RenderBlocks): DocxBlock[] {
  const amount = block.amount === '' ? [] : [new Paragraph({ style: 'BoxAmount', text: block.amount })]
  const inner = [heading(block.label, LABELS.evidence), ...amount, ...render(block.blocks, inside(setting))]
  return box(inner, block.facts, { bar: QUIET, around: RULE }, setting)
}

/** A few lines set apart. */
export const docxCallout = (block: PrintCallout, setting: Setting, render: RenderBlocks): DocxBlock[] =>
  box(
    [new Paragraph({ style: 'BoxHeading', text: LABELS.callouts[block.callout] }), ...render(block.blocks, inside(setting))],
    [],
    { bar: ACCENT, fill: 'F3F5F9' },
    setting,
  )
