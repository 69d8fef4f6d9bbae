import * as Y from 'yjs'
import { type OpenedRoom, readRoom } from '../load/opened-room.ts'
import { docOf, idOfRun } from '../text/section-text.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'

const WORDS_PER_PAGE = 450
const WORDS_PER_PARAGRAPH = 90
const WORDS = 'the regions that share a river need one plan for its water and for the people who live by it'.split(' ')

/** A section's text as paragraphs; the same for the same number. */
export function paragraphsOf({ section, words }: { section: number; words: number }): string[] {
  const word = (place: number) => WORDS[(place * 7 + section * 3 + (place >> 3)) % WORDS.length]!
  return Array.from({ length: Math.ceil(words / WORDS_PER_PARAGRAPH) }, (_, paragraph) =>
    Array.from({ length: WORDS_PER_PARAGRAPH }, (_, place) => word(paragraph * WORDS_PER_PARAGRAPH + place)).join(' '),
  )
}

/** How many words stand in each section of a paper with so many pages. */
export const wordsPerSection = ({ pages, sections }: { pages: number; sections: number }): number =>
  Math.round((pages * WORDS_PER_PAGE) / sections)

/** The same text for a plain editor. */
export const plainContent = (paragraphs: readonly string[]) => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** Writes paragraphs into a section over its room, and resolves once the server has them. */
export async function fillSection([writer, reader]: readonly Caller[], room: string, paragraphs: readonly string[]): Promise<OpenedRoom> {
  const doc = docOf(await readRoom(reader!, room))
  const present = Y.encodeStateVector(doc)
  const root = doc.getXmlFragment('content')
  doc.transact(() => {
    root.delete(0, root.length)
    for (const words of paragraphs) {
      const paragraph = new Y.XmlElement('paragraph')
      root.push([paragraph])
      const run = new Y.XmlText()
      paragraph.insert(0, [run])
      run.insert(0, words)
    }
  })
  const author = new RoomClient({ caller: writer!, room, client: doc.clientID })
  await author.synced
  author.sendUpdate(Y.encodeStateAsUpdate(doc, present))
  const wanted = paragraphs.join('')
  for (;;) {
    const held = docOf(await readRoom(reader!, room))
    if (
      held
        .getXmlFragment('content')
        .toString()
        .replace(/<[^>]*>/g, '') === wanted
    )
      break
  }
  author.close()
  return { room, base: Y.encodeStateAsUpdate(doc), run: idOfRun(doc) }
}
