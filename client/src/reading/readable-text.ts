import type { PaperNode, SectionContent } from '@concord/paper'

const hrefOf = (node: PaperNode | undefined): string | undefined => {
  const href = node?.marks?.find(({ type }) => type === 'link')?.attrs?.href
  return typeof href === 'string' ? href : undefined
}

/** Inline text; a link's address follows its words, because where it leads is part of what is approved. */
function inlineText(nodes: readonly PaperNode[]): string {
  return nodes
    .map((node, position) => {
      if (node.type === 'hardBreak') return '\n'
      const href = hrefOf(node)
      const endsLink = href !== undefined && href !== hrefOf(nodes[position + 1])
      return `${node.text ?? ''}${endsLink ? ` (${href})` : ''}`
    })
    .join('')
}

function listText(list: PaperNode): string {
  const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1
  const bullet = (position: number) => (list.type === 'orderedList' ? `${start + position}. ` : '• ')
  return (list.content ?? []).map((item, position) => `${bullet(position)}${blocksText(item.content ?? [])}`).join('\n')
}

const rowText = (row: PaperNode): string => (row.content ?? []).map((cell) => blocksText(cell.content ?? [])).join(' | ')

function blockText(block: PaperNode): string {
  if (block.type === 'bulletList' || block.type === 'orderedList') return listText(block)
  if (block.type === 'table') return (block.content ?? []).map(rowText).join('\n')
  if (block.type === 'blockquote') return `“${blocksText(block.content ?? [])}”`
  return inlineText(block.content ?? [])
}

const blocksText = (blocks: readonly PaperNode[]): string => blocks.map(blockText).join('\n\n')

/** A section as plain text for comparing: title first, then its blocks with bullets, numbers, cells and link addresses. */
export const readableText = (section: { title: string; content: SectionContent }): string =>
  `${section.title}\n\n${blocksText(section.content.content ?? [])}\n`
