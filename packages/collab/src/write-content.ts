import { attributeOf, type PaperNode, type SectionContent } from '@concord/paper'
import * as Y from 'yjs'
import { ROOT_NAME } from './known-text.ts'

/** The update that every new section starts with: one empty paragraph, made once, on the server. */
export function encodeFirstText(client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getXmlFragment(ROOT_NAME).insert(0, [new Y.XmlElement('paragraph')])
  return Y.encodeStateAsUpdate(doc)
}

/**
 * The update that appends `content` to a text as `client`. An empty last paragraph is filled rather than left standing, as a person
 * would do. `text` is the committed text as one update.
 */
export function encodeAppended(text: Uint8Array, client: number, content: SectionContent): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, text)
  doc.clientID = client
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const root = doc.getXmlFragment(ROOT_NAME)
    const last = root.length > 0 ? root.get(root.length - 1) : undefined
    if (last instanceof Y.XmlElement && last.nodeName === 'paragraph' && last.length === 0) root.delete(root.length - 1, 1)
    root.push((content.content ?? []).map(buildElement))
  })
  return Y.encodeStateAsUpdate(doc, before)
}

function buildElement(node: PaperNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, value as string)
  }
  element.insert(0, buildChildren(node.content ?? []))
  return element
}

/** Neighbouring text nodes share one Y.XmlText, as editors write them. */
function buildChildren(nodes: readonly PaperNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let runs: PaperNode[] = []
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text') children.push(buildElement(node))
    else runs.push(node)
    if (runs.length > 0 && nodes[index + 1]?.type !== 'text') {
      children.push(buildText(runs))
      runs = []
    }
  }
  return children
}

/** All runs in one delta, since each delta begins at the start of the text. */
function buildText(runs: readonly PaperNode[]): Y.XmlText {
  const text = new Y.XmlText()
  const attributesOf = ({ marks = [] }: PaperNode) => Object.fromEntries(marks.map((mark) => [attributeOf(mark), mark.attrs ?? {}]))
  text.applyDelta(runs.map((run) => ({ insert: run.text ?? '', attributes: attributesOf(run) })))
  return text
}
