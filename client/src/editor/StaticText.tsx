import { isAllowedLink, type PaperMark, type PaperNode, plainText, type SectionContent } from '@concord/paper'
import { createElement, Fragment, memo, type ReactNode } from 'react'
import { headingTag } from './heading-tag.ts'
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
  if (mark.type === 'link') {
    const href = mark.attrs?.href
    return isAllowedLink(href) ? createElement('a', { href, rel: 'noopener noreferrer' }, inner) : inner
  }
  const tag = MARK_TAGS[mark.type]
  return tag ? createElement(tag, null, inner) : inner
}

const showChildren = (node: PaperNode): ReactNode[] => (node.content ?? []).map((child, position) => <Node key={position} node={child} />)

function showCell(node: PaperNode): ReactNode {
  const { colspan = 1, rowspan = 1 } = node.attrs ?? {}
  const tag = node.type === 'tableHeader' ? 'th' : 'td'
  return createElement(tag, { colSpan: Number(colspan), rowSpan: Number(rowspan) }, ...showChildren(node))
}

/** A text block without text keeps the height of one line, as in the editor. */
const filled = (node: PaperNode): ReactNode[] => (node.content?.length ? showChildren(node) : [<br key="empty" />])

function Node({ node }: { node: PaperNode }): ReactNode {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight<ReactNode>(showMark, node.text ?? '')
    case 'hardBreak':
      return <br />
    case 'paragraph':
      return <p>{filled(node)}</p>
    case 'heading':
      return createElement(headingTag(node.attrs?.level), null, ...filled(node))
    case 'orderedList':
      return <ol start={Number(node.attrs?.start ?? 1)}>{showChildren(node)}</ol>
    case 'table':
      return (
        <table>
          <tbody>{showChildren(node)}</tbody>
        </table>
      )
    case 'tableHeader':
    case 'tableCell':
      return showCell(node)
    default:
      return createElement(BLOCK_TAGS[node.type] ?? Fragment, null, ...showChildren(node))
  }
}

type StaticTextProps = { content: SectionContent; guidance?: string; className?: string }

/** A section's text for reading, set exactly like the editor's so that nothing moves when the editor takes its place. */
export const StaticText = memo(function StaticText({ content, guidance, className = '' }: StaticTextProps) {
  const isEmpty = plainText(content).trim() === ''
  return (
    <div className={`paper-prose ${className}`}>
      {isEmpty && guidance ? <p className="paper-guidance">{guidance}</p> : showChildren(content)}
    </div>
  )
})
