import { expect, test } from 'vitest'
import { buildSelection } from './caret-label.ts'

test('a selection takes the colour that the server gave, and none that is not a word', () => {
  expect(buildSelection({ color: '#123456' })).toEqual({ class: 'collaboration-carets__selection', style: '--caret-colour: #123456' })
  expect(buildSelection({ color: null })).toEqual({ class: 'collaboration-carets__selection' })
})
