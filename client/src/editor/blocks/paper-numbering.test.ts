import type { NumberedParts } from '@concord/paper'
import { expect, test, vi } from 'vitest'
import { PaperNumbering } from './paper-numbering.ts'

const parts = (...recommendations: string[]): NumberedParts => ({ recommendations, footnotes: 1, evidence: [] })

function opened(): { numbering: PaperNumbering; told: () => number } {
  const numbering = new PaperNumbering()
  const listener = vi.fn()
  numbering.subscribe(listener)
  numbering.setOrder(['a', 'b', 'c'])
  numbering.setParts('a', parts('r1', 'r2'))
  numbering.setParts('b', parts())
  listener.mockClear()
  return { numbering, told: () => listener.mock.calls.length }
}

test('a section begins where those before it end, in the order of the paper', () => {
  const { numbering } = opened()
  expect(numbering.startOf('c')).toEqual({ section: 3, recommendation: 3, footnote: 3, evidence: 1 })
  numbering.setOrder(['c', 'a', 'b'])
  expect(numbering.startOf('c')).toEqual({ section: 1, recommendation: 1, footnote: 1, evidence: 1 })
})

test('tells nobody while no number changes, and gives the same objects', () => {
  const { numbering, told } = opened()
  const before = numbering.startOf('c')
  numbering.setParts('a', parts('r1', 'other'))
  numbering.setParts('c', parts('r3'))
  expect(told()).toBe(0)
  expect(numbering.startOf('c')).toBe(before)
})

test('tells once when a recommendation goes, and numbers what follows anew', () => {
  const { numbering, told } = opened()
  numbering.setParts('a', parts('r2'))
  expect(told()).toBe(1)
  expect(numbering.startOf('b').recommendation).toBe(2)
  expect(numbering.startOf('a').recommendation).toBe(1)
})

test('evidence is numbered across sections, and what has no id yet is counted but cannot be referred to', () => {
  const { numbering } = opened()
  numbering.setParts('a', { ...parts(), evidence: [{ id: null, claim: 'not yet' }] })
  numbering.setParts('c', { ...parts(), evidence: [{ id: 'e', claim: 'One portal saves time' }] })
  expect(numbering.evidence).toEqual([{ id: 'e', number: 2, claim: 'One portal saves time' }])
})

test('an id is taken only by another section, and no longer once that section is gone', () => {
  const { numbering } = opened()
  expect(numbering.isTakenElsewhere('r1', 'b')).toBe(true)
  expect(numbering.isTakenElsewhere('r1', 'a')).toBe(false)
  numbering.setOrder(['b', 'c'])
  expect(numbering.isTakenElsewhere('r1', 'b')).toBe(false)
})
