import { AlignmentType, ImageRun, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { PrintFigure } from '../print-paper.ts'
import { LABELS } from '../words/labels.ts'
import { docxInlines } from './docx-inlines.ts'
import type { Setting } from './docx-table.ts'

/** Twentieths of a point in one pixel of the 96 to an inch that images are measured in. */
const PIXEL = 15
/** What a page can hold above its caption, in pixels. */
const HIGHEST = 820

/** Its width is a share of the line, less where it would not fit on a page. */
function size({ file, width }: PrintFigure, setting: Setting): { width: number; height: number } {
  const wanted = (setting.width * width) / PIXEL
  const scale = Math.min(wanted / file.width, HIGHEST / file.height)
  return { width: Math.max(1, Math.round(file.width * scale)), height: Math.max(1, Math.round(file.height * scale)) }
}

const captionRuns = ({ number, caption }: PrintFigure): ParagraphChild[] => {
  const label = new TextRun({ text: `${LABELS.figure} ${number}`, bold: true, language: { value: 'en-GB' } })
  return caption.length === 0 ? [label] : [label, new TextRun('  '), ...docxInlines(caption)]
}

/** An image with its description, kept on one page with its caption, which begins where the image does. */
export function docxFigure(figure: PrintFigure, setting: Setting): Paragraph[] {
  const { number, alt, file } = figure
  const { type, bytes } = setting.images.get(file.sha256)!
  const shown = size(figure, setting)
  const image = new ImageRun({
    type,
    data: bytes,
    transformation: shown,
    // The id is the drawing's, which the library would count over all files of the process.
    altText: { id: String(number), name: `${LABELS.figure} ${number}`, description: alt },
  })
  const beside = Math.max(0, Math.floor((setting.width - shown.width * PIXEL) / 2))
  return [
    new Paragraph({ style: 'Figure', alignment: AlignmentType.CENTER, indent: { left: setting.indent }, children: [image] }),
    new Paragraph({ style: 'Caption', indent: { left: setting.indent + beside }, children: captionRuns(figure) }),
  ]
}
