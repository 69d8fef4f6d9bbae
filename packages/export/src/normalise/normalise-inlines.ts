import { isAllowedLink, type PaperMark, type PaperNode } from '@concord/paper'
import {
  inlineText,
  PRINT_MARKS,
  type PrintBreak,
  type PrintFootnote,
  type PrintInline,
  type PrintMark,
  type PrintText,
} from '../print-paper.ts'
import { cleanLine, cleanLines, isDamaged } from './clean-text.ts'
import type { SectionReading } from './section-reading.ts'

type Leaf = { leaf: PrintText | PrintBreak; href: string | null } | { leaf: PrintFootnote; href: null }

const linkOf = (marks: readonly PaperMark[]): string | null => {
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.href
  return isAllowedLink(href) ? String(href) : null
}

/** A run cannot stand above and below the line at once: above wins. */
function printMarks(marks: readonly PaperMark[]): PrintMark[] {
  const own = PRINT_MARKS.filter((name) => marks.some((mark) => mark.type === name))
  return own.includes('superscript') ? own.filter((name) => name !== 'subscript') : own
}

function textLeaves(node: PaperNode, { log }: SectionReading): Leaf[] {
  const text = node.text ?? ''
  if (isDamaged(text)) log.add('damaged_text', 'the text holds a broken character. Delete it and type the word again.')
  const marks = node.marks ?? []
  const printed = printMarks(marks)
  const href = linkOf(marks)
  return cleanLines(text).flatMap((line, index): Leaf[] => {
    const leaves: Leaf[] = line === '' ? [] : [{ leaf: { kind: 'text', text: line, marks: printed }, href }]
    return index === 0 ? leaves : [{ leaf: { kind: 'break' }, href }, ...leaves]
  })
}

function footnoteLeaf(node: PaperNode, { log, numbers }: SectionReading): Leaf {
  const text = typeof node.attrs?.text === 'string' ? node.attrs.text : ''
  const number = numbers.footnote(Number)
  if (isDamaged(text)) log.add('damaged_text', `footnote ${number} holds a broken character. Delete it and type the word again.`)
  return { leaf: { kind: 'footnote', number, text: cleanLine(text) }, href: null }
}

const leavesOf = (node: PaperNode, reading: SectionReading): Leaf[] => {
  const { log } = reading
  if (node.type === 'text') return textLeaves(node, reading)
  if (node.type === 'footnote') return [footnoteLeaf(node, reading)]
  if (node.type === 'hardBreak') return [{ leaf: { kind: 'break' }, href: linkOf(node.marks ?? []) }]
  log.add('unknown_node', `“${node.type}” cannot be printed.`)
  return []
}

function groupLinks(leaves: readonly Leaf[]): PrintInline[] {
  const inlines: PrintInline[] = []
  for (const { leaf, href } of leaves) {
    const last = inlines.at(-1)
    if (href === null) inlines.push(leaf)
    else if (last?.kind === 'link' && last.href === href) last.children.push(leaf)
    else inlines.push({ kind: 'link', href, children: [leaf] })
  }
  return inlines.flatMap((inline) => (inline.kind === 'link' && isBlank([inline]) ? inline.children : [inline]))
}

/** Whether a reader would see nothing. */
export const isBlank = (inlines: readonly PrintInline[]): boolean =>
  inlineText(inlines).trim() === '' && inlines.every(({ kind }) => kind !== 'footnote')

/** The inline content of a text block; line ends inside text become breaks, breaks at the end are left out. */
export function normaliseInlines(nodes: readonly PaperNode[], reading: SectionReading): PrintInline[] {
  const leaves = nodes.flatMap((node) => leavesOf(node, reading))
  while (leaves.at(-1)?.leaf.kind === 'break') leaves.pop()
  return groupLinks(leaves)
}

/** The same on one line: breaks become spaces. */
export const onOneLine = (inlines: readonly PrintInline[]): PrintInline[] =>
  inlines.map((inline) => {
    if (inline.kind === 'link') return { ...inline, children: inline.children.map(spaceForBreak) }
    return spaceForBreak(inline)
  })

const spaceForBreak = <Kept extends PrintInline>(inline: Kept): Exclude<Kept, PrintBreak> | PrintText =>
  inline.kind === 'break' ? { kind: 'text', text: ' ', marks: [] } : (inline as Exclude<Kept, PrintBreak>)
