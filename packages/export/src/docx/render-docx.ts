import type { PaperSnapshot } from '@concord/paper'
import { Document, Footer, Header, type ISectionOptions, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { normalisePaper } from '../normalise/normalise-paper.ts'
import { inlineText, type PaperFiles, type PrintPaper, textBlocks } from '../print-paper.ts'
import { paperTypeName, referenceLine } from '../words/cover-facts.ts'
import { LABELS } from '../words/labels.ts'
import { steadyArchive } from './docx-archive.ts'
import { docxBlocks, headingParagraph } from './docx-blocks.ts'
import { approvalLine, demoMark, docxAbout, docxContents, docxCover, ON_A_NEW_PAGE } from './docx-cover.ts'
import { type DocxImages, docxImages } from './docx-images.ts'
import { docxStyles, wordLanguage } from './docx-styles.ts'
import type { DocxBlock, Setting } from './docx-table.ts'

/** A4 with margins of 1500, in twentieths of a point. */
const MARGIN = 1500
const TEXT_WIDTH = 11906 - 2 * MARGIN

/**
 * Up to this many characters the page numbers of the contents are worked out here, near where Word will put them (that takes some
 * 60 ms a page, and more for long papers); above, Word asks whether to fill them in.
 */
const LONGEST_ESTIMATE = 60_000

const characters = (paper: PrintPaper): number =>
  paper.sections.flatMap((section) => textBlocks(section.blocks)).reduce((sum, block) => sum + inlineText(block.inlines).length, 0)

const header = (paper: PrintPaper, title: string): Header => {
  const mark = paper.demo ? [new TextRun({ children: [new Tab()] }), demoMark()] : []
  return new Header({ children: [new Paragraph({ style: 'Header', rightTabStop: TEXT_WIDTH, children: [new TextRun(title), ...mark] })] })
}

const footer = (paper: PrintPaper): Footer => {
  const left = `${referenceLine(paper)} · ${LABELS.fingerprint} ${paper.fingerprint.slice(0, 16)}`
  const page = [new Tab(), `${LABELS.page} `, PageNumber.CURRENT, ` ${LABELS.of} `, PageNumber.TOTAL_PAGES]
  const children = [new TextRun(left), new TextRun({ children: page })]
  return new Footer({ children: [new Paragraph({ style: 'Footer', rightTabStop: TEXT_WIDTH, children })] })
}

function sectionBlocks(paper: PrintPaper, images: DocxImages): DocxBlock[] {
  let lists = 0
  const setting: Setting = { width: TEXT_WIDTH, indent: 0, listDepth: 0, style: 'Normal', nextNumber: () => ++lists, images }
  return paper.sections.flatMap((section, index) => [
    headingParagraph(1, String(section.number), [new TextRun(section.title)], index === 0 ? ON_A_NEW_PAGE : {}),
    approvalLine(section),
    ...docxBlocks(section.blocks, setting),
  ])
}

const pages = (paper: PrintPaper, images: DocxImages): ISectionOptions => ({
  properties: {
    titlePage: true,
    page: { size: { width: 11906, height: 16838 }, margin: { top: 1600, bottom: 1600, left: MARGIN, right: MARGIN } },
  },
  headers: { first: header(paper, ''), default: header(paper, paper.title) },
  footers: { first: new Footer({ children: [new Paragraph({ style: 'Footer' })] }), default: footer(paper) },
  children: [...docxCover(paper), ...docxContents(), ...sectionBlocks(paper, images), ...docxAbout(paper)],
})

const wordDocument = (paper: PrintPaper, images: DocxImages): Document =>
  new Document({
    title: paper.title,
    subject: `${paperTypeName(paper)}, ${referenceLine(paper)}`,
    creator: paper.group.name,
    lastModifiedBy: paper.group.name,
    keywords: paper.reference,
    description: paper.demo ? LABELS.demoNote : paper.edition.title,
    customProperties: [
      { name: 'Reference', value: paper.reference },
      { name: 'Version', value: String(paper.version) },
      { name: 'Fingerprint', value: paper.fingerprint },
    ],
    styles: docxStyles(paper.language),
    ...(characters(paper) <= LONGEST_ESTIMATE && { pageNumbers: estimatePageNumbersWith({ guess: true }) }),
    sections: [pages(paper, images)],
  })

/** The paper as a Word file with real styles, fields, footnotes and numbering, the same bytes for the same snapshot. `files`: its figures. */
export async function renderDocx(snapshot: PaperSnapshot, files?: PaperFiles): Promise<Uint8Array> {
  const paper = normalisePaper(snapshot, files)
  const packed = await Packer.toBuffer(wordDocument(paper, await docxImages(paper)))
  return steadyArchive(packed, { language: wordLanguage(paper.language), at: new Date(paper.releasedAt) })
}
