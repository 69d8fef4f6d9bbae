import type { HandedNode } from './handed-text.ts'

const marksOf = ({ marks }: HandedNode): string => (marks ? JSON.stringify(marks) : '')

/** A text that is equal for equal nodes, whoever wrote them: neighbouring pieces with equal marks count as one. */
export function keyOf(node: HandedNode): string {
  let inner = ''
  let marks: string | undefined
  for (const child of node.content ?? []) {
    if (child.type !== 'text') inner += `<${keyOf(child)}>`
    else inner += marks === marksOf(child) ? child.text : `[${marksOf(child)}]${child.text}`
    marks = child.type === 'text' ? marksOf(child) : undefined
  }
  return `${node.type}${node.attrs ? JSON.stringify(node.attrs) : ''}(${inner})`
}

/** The words of a node, for telling how alike two nodes are. */
export const wordsIn = (node: HandedNode): string[] => textOf(node).match(/[\p{L}\p{N}]+/gu) ?? []

/** All text below a node; blocks end with a space. */
export const textOf = (node: HandedNode): string =>
  node.type === 'text' ? (node.text ?? '') : `${(node.content ?? []).map(textOf).join('')} `

/** What a node's own shell is: its type and attributes without its content. */
export const shellKey = ({ type, attrs }: HandedNode): string => `${type}${attrs ? JSON.stringify(attrs) : ''}`
