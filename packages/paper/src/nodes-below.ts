import type { PaperNode } from './paper-json.ts'

/** Every node below `node`, however deep, in reading order; of one type only where `type` is given. */
export function* nodesBelow(node: PaperNode, type?: string): Generator<PaperNode> {
  for (const child of node.content ?? []) {
    if (type === undefined || child.type === type) yield child
    yield* nodesBelow(child, type)
  }
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])

/** The ids of the authorities that a recommendation asks to act. */
export const addresseesOf = (recommendation: PaperNode): string[] => texts(recommendation.attrs?.addressees)

/** The ids of the evidence blocks that a recommendation rests on. */
export const evidenceOf = (recommendation: PaperNode): string[] => texts(recommendation.attrs?.evidence)

/** The SHA-256 of the file that a figure shows; undefined while it shows none. */
export const fileOf = (figure: PaperNode): string | undefined => (typeof figure.attrs?.file === 'string' ? figure.attrs.file : undefined)
