import * as Y from 'yjs'
import { textsIn } from '../count-hands.ts'
import type { UnsavedEdits } from './unsaved-edits.ts'

/** The words in `fragment` that are not committed yet, in the order of the text; a line for each paragraph they stand in. */
export function unsavedText(fragment: Y.XmlFragment, edits: UnsavedEdits): string {
  const lines: string[] = []
  for (const block of textsIn(fragment)) {
    const line = unsavedIn(block, edits)
    if (line !== '') lines.push(line)
  }
  return lines.join('\n')
}

function unsavedIn(text: Y.XmlText, edits: UnsavedEdits): string {
  let words = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const known = edits.committedClock(item.id.client) - item.id.clock
    if (known < item.length) words += item.content.str.slice(Math.max(known, 0))
  }
  return words
}
