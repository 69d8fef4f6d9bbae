import type { PaperSnapshot } from '@concord/paper'
import { expect, test } from 'vitest'
import { HOSTILE } from '../../testing/random-paper.ts'
import { sampleBytes } from '../../testing/sample-images.ts'
import { buildSnapshot, doc, link, p, samplePaper, text } from '../../testing/sample-paper.ts'
import { renderHtml } from './render-html.ts'

const htmlOf = (snapshot: PaperSnapshot): string => new TextDecoder().decode(renderHtml(snapshot, sampleBytes()))
const tags = (html: string): string[] => html.match(/<[a-z][^>]*>/gu) ?? []

test('one file that needs and may fetch nothing else', () => {
  const html = htmlOf(samplePaper())
  expect(html).not.toMatch(/<(script|link|iframe|object|form|svg)\b/u)
  expect(html).not.toMatch(/\ssrc="(?!data:image\/(?:png|jpeg|webp);base64,)|@import|url\(/u)
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
  expect(targets.length).toBe(snapshot.sections.length + 2 + 2 * 5)
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

test('figures carry their image and their description, and stand under their number', () => {
  const html = htmlOf(samplePaper())
  const images = [...html.matchAll(/<img src="data:(image\/\w+);base64,([^"]+)" alt="([^"]+)"/gu)]
  expect(images.map(([, mediaType]) => mediaType)).toEqual(['image/png', 'image/webp', 'image/jpeg', 'image/jpeg'])
  const bytes = [...sampleBytes().values()].map((file) => Buffer.from(file).toString('base64'))
  for (const [, , base64] of images) expect(bytes).toContain(base64)
  expect(html).toContain('<figcaption><span class="label">Figure 1</span> Days from call to <em>payment</em>')
})

test('a footnote’s mark leads to its note, and the note back to the mark', () => {
  const html = htmlOf(samplePaper())
  for (const number of [1, 2, 3, 4, 5]) {
    expect(html).toMatch(new RegExp(`<a class="mark" id="mark-${number}" href="#note-${number}" role="doc-noteref"`, 'u'))
    expect(html).toMatch(new RegExp(`<li id="note-${number}" value="${number}">.*href="#mark-${number}" role="doc-backlink"`, 'u'))
  }
})

test('a recommendation names its addressees, not their ids', () => {
  const html = htmlOf(samplePaper())
  expect(html).toContain('<dt>Addressed to</dt><dd><ul><li>European Commission, DG GROW</li><li>European Parliament, ITRE</li></ul></dd>')
  expect(html).toContain('<dt>Deadline</dt><dd>30 June 2026</dd>')
  expect(html).toContain('<a href="https://example.org/survey?year=2025&amp;all=&quot;yes&quot;">')
  expect(html).not.toContain('00000000-0000-4000-8000')
})
