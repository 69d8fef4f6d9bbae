import { expect, test } from 'vitest'
import { sectionBlockId, sectionLink, sectionOfHash, threadLink } from './paper-links.ts'

test('the link to a section names its block, and is read back', () => {
  const { pathname, hash } = new URL(sectionLink('p1', 's1'), 'https://concord.example')
  expect([pathname, hash, sectionOfHash(hash)]).toEqual(['/papers/p1', `#${sectionBlockId('s1')}`, 's1'])
})

test('what names no section is none', () => {
  for (const hash of ['', '#', '#s1', '#section', 'section-s1']) expect([hash, sectionOfHash(hash)]).toEqual([hash, undefined])
})

test('the link to a comment names its section too', () => {
  expect(threadLink('p1', 's1', 't1')).toBe('/papers/p1?section=s1&thread=t1')
})
