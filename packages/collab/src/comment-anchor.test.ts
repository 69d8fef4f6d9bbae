import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorFinder, type CommentAnchor, isCommentAnchor, maybeAnchor } from './comment-anchor.ts'

const isLeaf = (name: string) => name === 'hardBreak'

/** A text of paragraphs; `|` stands for a break inside of one. */
function textOf(...paragraphs: string[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('content')
  const build = (words: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    const parts = words.split('|').flatMap((part, index) => [...(index > 0 ? [new Y.XmlElement('hardBreak')] : []), new Y.XmlText(part)])
    paragraph.insert(0, parts)
    return paragraph
  }
  fragment.insert(0, paragraphs.map(build))
  return fragment
}

const runIn = (fragment: Y.XmlFragment, block: number, child = 0) => (fragment.get(block) as Y.XmlElement).get(child) as Y.XmlText
const must = (fragment: Y.XmlFragment, from: number, to: number): CommentAnchor => {
  const anchor = maybeAnchor(fragment, { from, to }, isLeaf)
  if (!anchor) throw new Error('no words there')
  return anchor
}
const find = (fragment: Y.XmlFragment, anchor: CommentAnchor) => anchorFinder(fragment, isLeaf)(anchor)

/** The text in the editor's count, edges as spaces. */
const flat = (fragment: Y.XmlFragment): string =>
  fragment
    .toArray()
    .map(
      (block) =>
        ` ${(block as Y.XmlElement)
          .toArray()
          .map((child) => (child instanceof Y.XmlText ? child.toString() : ' '))
          .join('')} `,
    )
    .join('')
const wordsAt = (fragment: Y.XmlFragment, anchor: CommentAnchor) => {
  const range = find(fragment, anchor)
  return range && flat(fragment).slice(range.from, range.to)
}

test('an anchor follows its words while others write before, behind and inside', () => {
  const fragment = textOf('Clusters need time', 'and money|soon')
  const anchor = must(fragment, 10, 14)
  expect(wordsAt(fragment, anchor)).toBe('need')
  runIn(fragment, 0).insert(0, 'All ')
  fragment.insert(0, [new Y.XmlElement('paragraph')])
  expect(wordsAt(fragment, anchor)).toBe('need')
  const run = runIn(fragment, 1)
  run.insert(run.toString().indexOf('need') + 4, 'less')
  expect(wordsAt(fragment, anchor)).toBe('need')
  run.insert(run.toString().indexOf('ed'), 'i')
  expect(wordsAt(fragment, anchor)).toBe('neied')
})

test('a range over blocks and breaks is anchored at its first and its last character', () => {
  const fragment = textOf('one', 'two|three')
  const whole = must(fragment, 0, 15)
  expect(find(fragment, whole)).toEqual({ from: 1, to: 15 })
  expect(maybeAnchor(fragment, { from: 4, to: 6 }, isLeaf)).toBeUndefined()
  expect(maybeAnchor(fragment, { from: 9, to: 10 }, isLeaf)).toBeUndefined()
})

test('words that are gone are found nowhere; words that partly remain are found there', () => {
  const fragment = textOf('one two three')
  const anchor = must(fragment, 5, 8)
  runIn(fragment, 0).delete(5, 2)
  expect(wordsAt(fragment, anchor)).toBe('t')
  runIn(fragment, 0).delete(4, 1)
  expect(find(fragment, anchor)).toBeUndefined()
})

test('where one end went with its block, the rest of the other end’s block is left', () => {
  const fragment = textOf('first block', 'second block')
  const anchor = must(fragment, 7, 20)
  fragment.delete(1, 1)
  expect(wordsAt(fragment, anchor)).toBe('block')
  fragment.delete(0, 1)
  expect(find(fragment, anchor)).toBeUndefined()
})

test('an anchor of another text, or of words that have not arrived, is found nowhere', () => {
  const anchor = must(textOf('elsewhere'), 1, 4)
  expect(find(textOf('here'), anchor)).toBeUndefined()
})

test('replicas find an anchor at the same place', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.boolean()), { maxLength: 30 }), (edits) => {
      const fragment = textOf('The quick brown fox', 'jumps over the lazy dog')
      const anchor = must(fragment, 5, 30)
      for (const [where, block, isInsert] of edits) {
        const run = runIn(fragment, block % 2)
        const index = where % (run.length + 1)
        if (isInsert || run.length === 0) run.insert(index, 'x')
        else run.delete(Math.min(index, run.length - 1), 1)
      }
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(fragment.doc!))
      expect(find(copy.getXmlFragment('content'), anchor)).toEqual(find(fragment, anchor))
    }),
  )
})

test('only what our clients make is an anchor', () => {
  const anchor = must(textOf('words'), 1, 3)
  expect(isCommentAnchor(anchor)).toBe(true)
  for (const start of ['', 'x', 'AAAA', '!!!!', `${anchor.start}AA`, anchor.start.slice(1), 'A'.repeat(400), '////////////////']) {
    expect([start, isCommentAnchor({ ...anchor, start })]).toEqual([start, false])
  }
  const endOfText = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(new Y.Doc().getXmlFragment('content'), 0))
  expect(isCommentAnchor({ ...anchor, end: Buffer.from(endOfText).toString('base64') })).toBe(false)
})

test('no bytes make the check throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const start = Buffer.from(bytes).toString('base64')
      expect(typeof isCommentAnchor({ start, end: start })).toBe('boolean')
    }),
  )
})
