import {
  isAllowedLink,
  isBlank,
  isSuggestionMark,
  type PaperMark,
  type PaperNode,
  type SectionContent,
  type SectionStart,
} from '@concord/paper'
import { createContext, createElement, Fragment, memo, type ReactNode, useContext, useId, useMemo } from 'react'
import { FootnoteList, goTo } from './blocks/FootnoteList.tsx'
import { type NodeNumbers, numberNodes } from './blocks/number-nodes.ts'
import { isStillBlock, StillBlock } from './blocks/StillBlock.tsx'
import { markId, StillFootnote } from './blocks/StillFootnote.tsx'
import { headingTag } from './heading-tag.ts'
import { ReadingBlock, type ReadingBlockProps, ReadingMark, type ReadingMarkProps } from './ReadingMark.tsx'
import { StillSuggestedBlock, StillSuggestion } from './suggest/StillSuggestion.tsx'
import './paper-prose.css'

const BLOCK_TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
}
const MARK_TAGS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

function showMark(inner: ReactNode, mark: PaperMark): ReactNode {
  if (mark.type === 'reading') return createElement(ReadingMark, mark.attrs as ReadingMarkProps, inner)
  if (isSuggestionMark(mark.type)) return <StillSuggestion mark={mark}>{inner}</StillSuggestion>
  if (mark.type === 'link') {
    const href = mark.attrs?.href
    return isAllowedLink(href) ? createElement('a', { href, rel: 'noopener noreferrer' }, inner) : inner
  }
  const tag = MARK_TAGS[mark.type]
  return tag ? createElement(tag, null, inner) : inner
}

type Shown = NodeNumbers & { anchor: string; firstNote: number }

/** The section around a node, for what is numbered in it. */
const ShownContext = createContext<Shown | undefined>(undefined)

function Numbered({ node }: { node: PaperNode }): ReactNode {
  const shown = useContext(ShownContext)
  const number = shown?.of.get(node)
  if (node.type === 'heading') return createElement(headingTag(node.attrs?.level), { 'data-number': number }, ...filled(node))
  if (node.type !== 'footnote') {
    return (
      <StillBlock node={node} number={number}>
        {showChildren(node)}
      </StillBlock>
    )
  }
  if (!shown || number === undefined) return null
  const place = Number(number) - shown.firstNote
  return <StillFootnote number={Number(number)} place={place} anchor={shown.anchor} text={shown.notes[place] ?? ''} />
}

const showChildren = (node: PaperNode): ReactNode[] => (node.content ?? []).map((child, position) => <Node key={position} node={child} />)

/** The widths that somebody has given to columns, from the first row; the others share what is left. */
function columnWidths({ content = [] }: PaperNode): (number | undefined)[] {
  return (content[0]?.content ?? []).flatMap(({ attrs = {} }) => {
    const given = Array.isArray(attrs.colwidth) ? attrs.colwidth : []
    return Array.from({ length: Number(attrs.colspan ?? 1) }, (_, at) => (Number(given[at]) > 0 ? Number(given[at]) : undefined))
  })
}

function Table({ node }: { node: PaperNode }): ReactNode {
  const widths = columnWidths(node)
  const isFixed = widths.length > 0 && widths.every((width) => width !== undefined)
  const total = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  return (
    <div className="tableWrapper">
      <table {...(isFixed ? { style: { width: total } } : {})}>
        {widths.some((width) => width !== undefined) && (
          <colgroup>
            {widths.map((width, column) => (
              <col key={column} {...(width === undefined ? {} : { style: { width } })} />
            ))}
          </colgroup>
        )}
        <tbody>{showChildren(node)}</tbody>
      </table>
    </div>
  )
}

function showCell(node: PaperNode): ReactNode {
  const { colspan = 1, rowspan = 1 } = node.attrs ?? {}
  const tag = node.type === 'tableHeader' ? 'th' : 'td'
  return createElement(tag, { colSpan: Number(colspan), rowSpan: Number(rowspan) }, ...showChildren(node))
}

/** A text block without text keeps the height of one line, as in the editor. */
const filled = (node: PaperNode): ReactNode[] => (node.content?.length ? showChildren(node) : [<br key="empty" />])

function Node({ node }: { node: PaperNode }): ReactNode {
  if (node.attrs?.suggestion && node.type !== 'hardBreak' && node.type !== 'footnote') {
    const { suggestion: _shownAround, ...attrs } = node.attrs
    return (
      <StillSuggestedBlock suggestion={node.attrs.suggestion}>
        <Node node={{ ...node, attrs }} />
      </StillSuggestedBlock>
    )
  }
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight<ReactNode>(showMark, node.text ?? '')
    case 'hardBreak':
      return <br />
    case 'reading':
      return createElement(ReadingBlock, node.attrs as ReadingBlockProps, ...showChildren(node))
    case 'paragraph':
      return <p>{filled(node)}</p>
    case 'heading':
    case 'footnote':
      return <Numbered node={node} />
    case 'orderedList':
      return <ol start={Number(node.attrs?.start ?? 1)}>{showChildren(node)}</ol>
    case 'table':
      return <Table node={node} />
    case 'tableHeader':
    case 'tableCell':
      return showCell(node)
    default:
      if (isStillBlock(node)) return <Numbered node={node} />
      return createElement(BLOCK_TAGS[node.type] ?? Fragment, null, ...showChildren(node))
  }
}

type StaticTextProps = {
  content: SectionContent
  guidance?: string
  className?: string
  /** Where the section's numbers begin in its paper; left out where the paper around is not known. */
  start?: SectionStart
}

/** A section's text for reading, set exactly like the editor's so that nothing moves when the editor takes its place. */
export const StaticText = memo(function StaticText({ content, guidance, className = '', start }: StaticTextProps) {
  const anchor = useId()
  const shown = useMemo(() => ({ ...numberNodes(content, start), anchor, firstNote: start?.footnote ?? 1 }), [content, start, anchor])
  return (
    <ShownContext value={shown}>
      <div className={`paper-prose ${className}`}>
        {isBlank(content) && guidance ? <p className="paper-guidance">{guidance}</p> : showChildren(content)}
      </div>
      <FootnoteList notes={shown.notes} start={shown.firstNote} anchor={anchor} onBack={(place) => goTo(markId(anchor, place))} />
    </ShownContext>
  )
})
