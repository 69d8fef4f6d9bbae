import { expect, test } from 'vitest'
import { buildSelection, caretWords } from './caret-label.ts'

test('a selection takes the colour that the server gave, and none that is not a word', () => {
  expect(buildSelection({ color: '#123456' })).toEqual({ class: 'collaboration-carets__selection', style: '--caret-colour: #123456' })
  expect(buildSelection({ color: null })).toEqual({ class: 'collaboration-carets__selection' })
})

test('a caret names the person and the organisation, and marks guests', () => {
  expect(caretWords({ name: 'Ana', organisation: 'KlasterLT' }, 'guest')).toBe('Ana · KlasterLT')
  expect(caretWords({ name: 'Ana', organisation: null, guest: true }, 'guest')).toBe('Ana · guest')
  expect(caretWords({ name: 'Ana', guest: 'yes' }, 'guest')).toBe('Ana')
})
