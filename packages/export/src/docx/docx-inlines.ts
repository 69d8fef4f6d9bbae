import { ExternalHyperlink, FootnoteReferenceRun, type IRunOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { PrintBreak, PrintFootnote, PrintInline, PrintMark, PrintText } from '../print-paper.ts'

const LOOKS: Record<PrintMark, IRunOptions> = {
  bold: { bold: true },
  italic: { italics: true },
  underline: { underline: { type: 'single' } },
  strike: { strike: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
}

function run(inline: PrintText | PrintBreak, link: boolean): TextRun {
  if (inline.kind === 'break') return new TextRun({ break: 1 })
  const look: IRunOptions = Object.assign({}, ...inline.marks.map((mark) => LOOKS[mark]))
  return new TextRun({ ...look, text: inline.text, ...(link && { style: 'Hyperlink' }) })
}

/** A real footnote: Word numbers them in the order of the text, as we do. */
const footnote = ({ text }: PrintFootnote): FootnoteReferenceRun =>
  new FootnoteReferenceRun({ children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${text}`)] })] })

/** Inline nodes as runs, footnotes and hyperlinks. */
export const docxInlines = (inlines: readonly PrintInline[]): ParagraphChild[] =>
  inlines.map((inline) => {
    if (inline.kind === 'footnote') return footnote(inline)
    return inline.kind === 'link'
      ? new ExternalHyperlink({ link: inline.href, children: inline.children.map((child) => run(child, true)) })
      : run(inline, false)
  })
