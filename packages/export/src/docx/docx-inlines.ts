import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import type { PrintBreak, PrintInline, PrintMark, PrintText } from '../print-paper.ts'

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

/** Inline nodes as runs and hyperlinks. */
export const docxInlines = (inlines: readonly PrintInline[]): ParagraphChild[] =>
  inlines.map((inline) =>
    inline.kind === 'link'
      ? new ExternalHyperlink({ link: inline.href, children: inline.children.map((child) => run(child, true)) })
      : run(inline, false),
  )
