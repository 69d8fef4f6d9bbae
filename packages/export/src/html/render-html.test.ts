import { expect, test } from 'vitest'
import { HOSTILE } from '../../testing/random-paper.ts'
import { buildSnapshot, doc, link, p, samplePaper, text } from '../../testing/sample-paper.ts'
import { renderHtml } from './render-html.ts'

const htmlOf = (...args: Parameters<typeof renderHtml>): string => new TextDecoder().decode(renderHtml(...args))
const tags = (html: string): string[] => html.match(/<[a-z][^>]*>/gu) ?? []

test('one file that needs and may fetch nothing else', () => {
  const html = htmlOf(samplePaper())
  expect(html).not.toMatch(/<(script|link|img|iframe|object|form|svg)\b/u)
  expect(html).not.toMatch(/\ssrc=|@import|url\(/u)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
})

test('a language, a title, one h1, landmarks, contents that lead to every section', () => {
  const snapshot = samplePaper({ language: 'el' })
  const html = htmlOf(snapshot)
  expect(html).toContain('<html lang="el">')
  expect(html).toContain(`<title>${snapshot.title}</title>`)
  expect(html.match(/<h1[ >]/gu)).toHaveLength(1)
  for (const landmark of ['header', 'nav', 'main', 'footer']) expect(html.match(new RegExp(`<${landmark}[ >]`, 'gu'))).toHaveLength(1)
  const targets = [...html.matchAll(/href="#([^"]*)"/gu)].map((match) => match[1])
  expect(targets.length).toBe(snapshot.sections.length + 2)
  for (const target of targets) expect(html.match(new RegExp(`id="${target}"`, 'gu'))).toHaveLength(1)
  for (const cell of html.match(/<th\b[^>]*>/gu)!) expect(cell).toMatch(/scope="(row|col)/u)
})

test('headings are never more than one level deeper than the one before', () => {
  const levels = [...htmlOf(samplePaper()).matchAll(/<h(\d)[ >]/gu)].map((match) => Number(match[1]))
  levels.reduce((before, level) => {
    expect(level).toBeLessThanOrEqual(before + 1)
    return level
  }, 0)
})

test('hostile text adds no tag and no attribute', () => {
  const plain = buildSnapshot(HOSTILE.map(() => ['x', doc(p('x'))]))
  const hostile = buildSnapshot(HOSTILE.map((attack) => [attack, doc(p(attack))]))
  expect(tags(htmlOf(hostile))).toEqual(tags(htmlOf(plain)))
})

test('only https, http and mailto become links', () => {
  const hrefs = ['javascript:alert(1)', 'data:text/html,x', 'https://example.org/?a="b"&c', 'mailto:a@demo.example']
  const html = htmlOf(buildSnapshot([['s', doc(p(...hrefs.map((href) => text(href, link(href)))))]]))
  expect([...html.matchAll(/<a href="([^#"]*)"/gu)].map((match) => match[1])).toEqual([
    'https://example.org/?a=&quot;b&quot;&amp;c',
    'mailto:a@demo.example',
  ])
})

test('DEMO is said where a paper is one', () => {
  expect(htmlOf(samplePaper())).toContain('DEMO')
  expect(htmlOf(samplePaper({ demo: false }))).not.toContain('DEMO')
})
