import * as Y from 'yjs'
import { textsIn } from './count-hands.ts'

/** A stretch of surviving text that one client id has written, in UTF-16 units. */
export type HandRun = [length: number, client: number]

/** Who wrote a text, stretch by stretch in the order of the text, across blocks; neighbours of one client are one stretch. */
export function handRuns(fragment: Y.XmlFragment): HandRun[] {
  const runs: HandRun[] = []
  for (const text of textsIn(fragment)) {
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const last = runs.at(-1)
      if (last?.[1] === item.id.client) last[0] += item.length
      else runs.push([item.length, item.id.client])
    }
  }
  return runs
}
