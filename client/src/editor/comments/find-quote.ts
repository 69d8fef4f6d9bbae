import type { TextRange } from '@concord/collab/browser'
import { withoutSpace } from '@concord/paper'
import type { Node } from '@tiptap/pm/model'

/** A text without its white space, with the place of every character that is left. */
type Letters = { letters: string; places: readonly number[] }

const SHORTEST = 8

function lettersOf(doc: Node): Letters {
  const letters: string[] = []
  const places: number[] = []
  doc.descendants((node, place) => {
    const text = node.isText ? (node.text ?? '') : ''
    for (let index = 0; index < text.length; index += 1) {
      const letter = text.charAt(index)
      if (/\s/u.test(letter)) continue
      letters.push(letter)
      places.push(place + index)
    }
  })
  return { letters: letters.join(''), places }
}

const rangeAt = ({ places }: Letters, start: number, length: number): TextRange => ({
  from: places[start]!,
  to: places[start + length - 1]! + 1,
})

/** Where `words` stand for the `nth` time (from 0), whatever white space and block edges lie between them. */
export function findWords(doc: Node, words: string, nth: number): TextRange | undefined {
  const text = lettersOf(doc)
  const wanted = withoutSpace(words)
  let start = wanted === '' ? -1 : text.letters.indexOf(wanted)
  for (let seen = 0; seen < nth && start >= 0; seen += 1) start = text.letters.indexOf(wanted, start + 1)
  return start < 0 ? undefined : rangeAt(text, start, wanted.length)
}

/** Finds quotes in one text. A quote is found only where it stands exactly once and is long enough to be no accident. */
export function quoteFinder(doc: Node): (quote: string) => TextRange | undefined {
  let text: Letters | undefined
  return (quote) => {
    const wanted = withoutSpace(quote)
    if (wanted.length < SHORTEST) return undefined
    text ??= lettersOf(doc)
    const start = text.letters.indexOf(wanted)
    if (start < 0 || text.letters.includes(wanted, start + 1)) return undefined
    return rangeAt(text, start, wanted.length)
  }
}

/** How often `words` stand in `text` before its end, white space aside. */
export function countWordsBefore(text: string, words: string): number {
  const [before, wanted] = [withoutSpace(text), withoutSpace(words)]
  let count = 0
  for (let at = before.indexOf(wanted); wanted !== '' && at >= 0; at = before.indexOf(wanted, at + 1)) count += 1
  return count
}
