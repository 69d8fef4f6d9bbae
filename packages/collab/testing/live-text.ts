import * as Y from 'yjs'
import { textsIn } from '../src/count-hands.ts'

/** Every character of a section's doc, without marks and block ends. */
export const plainTextOf = (doc: Y.Doc): string =>
  [...textsIn(doc.getXmlFragment('content'))]
    .map((text) => (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join(''))
    .join('')

/** The run of text of the first paragraph; made when it is not there yet. */
export function runOfText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('content').get(0)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('the section holds no paragraph yet')
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  return paragraph.get(0) as Y.XmlText
}
