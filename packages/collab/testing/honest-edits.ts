import fc from 'fast-check'
import * as Y from 'yjs'

/** One thing that somebody does in an editor; `at` is taken as far as the text goes. */
export type HonestEdit = {
  kind: 'insert' | 'delete' | 'bold' | 'link' | 'plain' | 'split' | 'heading' | 'remove'
  at: number
  words: string
}

export const honestEdit: fc.Arbitrary<HonestEdit> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'bold', 'link', 'plain', 'split', 'heading', 'remove'),
  at: fc.nat(1000),
  words: fc.stringMatching(/^[a-zé ]{1,6}$/),
})

/** Does it, in one transaction of that origin. */
export function edit(doc: Y.Doc, { kind, at, words }: HonestEdit, origin?: unknown): void {
  const root = doc.getXmlFragment('content')
  const elements = root.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement)
  const element = elements[at % Math.max(elements.length, 1)]
  doc.transact(() => {
    if (!element || kind === 'split') return root.insert(at % (root.length + 1), [new Y.XmlElement('paragraph')])
    if (kind === 'heading') return addHeading(root, at)
    if (kind === 'remove') return elements.length > 2 ? root.delete(at % root.length, 1) : undefined
    if (!(element.length > 0 && element.get(0) instanceof Y.XmlText)) element.insert(0, [new Y.XmlText()])
    editRun(element.get(0) as Y.XmlText, kind, at, words)
  }, origin)
}

function addHeading(root: Y.XmlFragment, at: number): void {
  const heading = new Y.XmlElement('heading')
  root.insert(at % (root.length + 1), [heading])
  heading.setAttribute('level', (1 + (at % 3)) as unknown as string)
  heading.setAttribute('level', (1 + ((at + 1) % 3)) as unknown as string)
}

function editRun(run: Y.XmlText, kind: HonestEdit['kind'], at: number, words: string): void {
  const from = at % (run.length + 1)
  const length = Math.min(words.length, run.length - from)
  if (kind === 'insert') run.insert(from, words)
  else if (length === 0) return
  else if (kind === 'delete') run.delete(from, length)
  else if (kind === 'bold') run.format(from, length, { bold: {} })
  else if (kind === 'link') run.format(from, length, { link: { href: `https://example.eu/${words.length}` } })
  else run.format(from, length, { bold: null, link: null })
}
