import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentPieces, mentionedIn, mentionOf, replyBody } from './comments.ts'

const one = '11111111-1111-4111-8111-111111111111'
const other = '22222222-2222-4222-8222-222222222222'

test('mentions are taken out of the words, each person once', () => {
  const words = `Please look, ${mentionOf(one)} and ${mentionOf(other)}; thank you ${mentionOf(one)}`
  expect(commentPieces(words)).toEqual([
    { text: 'Please look, ' },
    { personId: one },
    { text: ' and ' },
    { personId: other },
    { text: '; thank you ' },
    { personId: one },
  ])
  expect(mentionedIn(words)).toEqual([one, other])
})

test('what only looks like a mention stays words', () => {
  for (const words of ['@{x}', `@{${one}`, `{${one}}`, 'someone@example.eu']) expect(commentPieces(words)).toEqual([{ text: words }])
})

test('the pieces put together are the words', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(mentionOf(one), mentionOf(other), '@{'))
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const words = pieces.join('')
      expect(
        commentPieces(words)
          .map((found) => ('text' in found ? found.text : mentionOf(found.personId)))
          .join(''),
      ).toBe(words)
    }),
  )
})

test('a comment that mentions too many people is refused', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => mentionOf(`${String(index).padStart(8, '0')}-1111-4111-8111-111111111111`)).join(' ')
  expect(replyBody.safeParse({ words: people(20) }).success).toBe(true)
  expect(replyBody.safeParse({ words: people(21) }).success).toBe(false)
})
