import { addresseesOf } from '../nodes-below.ts'
import { type PaperNode, plainText } from '../paper-json.ts'
import type { Finding, Fix } from './finding.ts'
import { nodeSize, type Placed, walkStaying } from './walk-content.ts'

const SAID = 60

/** The beginning of what stands in a block. */
const wordsOf = (node: PaperNode): string => plainText(node).replace(/\s+/g, ' ').trim().slice(0, SAID)

function about(rule: Finding['rule'], { node, at }: Placed, fix?: Fix): Finding {
  return { rule, from: at, to: at + nodeSize(node), said: wordsOf(node), ...(fix && { fix }) }
}

function hasHeader(table: PaperNode): boolean {
  const rows = table.content ?? []
  const cells = rows[0]?.content ?? []
  const isColumn = rows.length > 0 && rows.every(({ content = [] }) => content[0]?.type === 'tableHeader')
  return isColumn || (cells.length > 0 && cells.every(({ type }) => type === 'tableHeader'))
}

const isSaid = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** What is missing or out of order in a section's blocks. */
export function structureFindings(content: PaperNode): Finding[] {
  const findings: Finding[] = []
  let level = 0
  for (const placed of walkStaying(content)) {
    const { node, at } = placed
    if (node.type === 'heading') {
      const own = Number(node.attrs?.level ?? 1)
      if (plainText(node).trim() === '') findings.push(about('heading_empty', placed, { kind: 'paragraph', at }))
      else {
        if (own > level + 1) findings.push(about('heading_skipped', placed, { kind: 'level', at, level: level + 1 }))
        level = own
      }
    }
    if (node.type === 'figure' && !isSaid(node.attrs?.alt)) findings.push(about('alt_missing', placed))
    if (node.type === 'table' && !hasHeader(node)) findings.push(about('table_header', placed, { kind: 'header_row', at }))
    if (node.type === 'recommendation' && addresseesOf(node).length === 0) findings.push(about('addressee_missing', placed))
    if (node.type === 'evidence' && !isSaid(node.attrs?.asOf)) findings.push(about('as_of_missing', placed))
  }
  return findings
}
