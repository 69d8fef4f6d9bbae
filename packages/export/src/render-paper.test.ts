import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPaper } from '../testing/random-paper.ts'
import { footnotesOfDocx, noteWordsOf, packed, textOfDocx, textOfHtml, wordsOf } from '../testing/read-back.ts'
import { SAMPLE_FILES, sampleBytes } from '../testing/sample-images.ts'
import { buildSnapshot, doc, figure, p, recommendation, samplePaper, text, ul } from '../testing/sample-paper.ts'
import { renderPaper } from './render-paper.ts'
import { RenditionError } from './rendition-error.ts'

test('any paper of the schema is rendered, with every word, and with the same bytes again', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomPaper, async (snapshot) => {
      const first = await renderPaper(snapshot, sampleBytes())
      const words = [...new Set(wordsOf(snapshot).map(packed))]
      const html = packed(textOfHtml(first.html))
      const docx = packed(textOfDocx(first.docx))
      expect(words.filter((word) => !html.includes(word))).toEqual([])
      expect(words.filter((word) => !docx.includes(word))).toEqual([])
      const notes = noteWordsOf(snapshot).map(packed)
      expect(notes.filter((word) => !html.includes(word))).toEqual([])
      if (notes.length > 0) {
        const footnotes = packed(footnotesOfDocx(first.docx))
        expect(notes.filter((word) => !footnotes.includes(word))).toEqual([])
      }
      expect(JSON.parse(new TextDecoder().decode(first.json))).toEqual(snapshot)
      const second = await renderPaper(snapshot, sampleBytes())
      for (const format of ['pdf', 'docx', 'html', 'json'] as const) {
        expect(Buffer.compare(first[format], second[format]), format).toBe(0)
      }
    }),
    // Shrinking would take minutes; the seed that is printed brings the paper back.
    { numRuns: 8, endOnFailure: true },
  )
})

test('a character that the PDF cannot show is named with its section', async () => {
  const snapshot = buildSnapshot([
    ['Fine', doc(p('plain'))],
    ['Celebration', doc(p('We did it ', text('\u{1f389}', 'bold'), ' 漢'))],
  ])
  const failure = await renderPaper(snapshot, sampleBytes()).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RenditionError)
  const { findings } = failure as RenditionError
  expect(findings).toEqual([{ sectionId: 'section-2', rule: 'unsupported_character', message: expect.any(String) }])
  expect(findings[0]!.message).toContain('Section “Celebration”')
  expect(findings[0]!.message).toContain('\u{1f389} (U+1F389), 漢 (U+6F22)')
})

test('a name that the PDF cannot show keeps no paper from being released', async () => {
  const files = await renderPaper(samplePaper({ organisations: [{ name: '漢字 Cluster', country: null }] }), sampleBytes())
  expect(textOfHtml(files.html)).toContain('漢字 Cluster')
})

const findingsOf = async (...content: Parameters<typeof doc>) => {
  const failure = await renderPaper(buildSnapshot([['S', doc(...content)]]), sampleBytes()).catch((error: unknown) => error)
  return (failure as RenditionError).findings.map(({ rule }) => rule)
}

test('what a figure lacks, and a suggestion that waits for an answer, are named', async () => {
  expect(await findingsOf(figure(SAMPLE_FILES.png.sha256, ' '))).toEqual(['figure_without_alt'])
  expect(await findingsOf(figure(null, 'A chart.'))).toEqual(['figure_without_file'])
  expect(await findingsOf(figure('0'.repeat(64), 'A chart.'))).toEqual(['figure_without_file'])
  const waiting = { id: 'x', by: 'y', at: '2025-12-09T10:00:00.000Z' }
  expect(await findingsOf(p(text('in', { type: 'insertion', attrs: waiting })))).toEqual(['open_suggestion'])
  expect(await findingsOf({ ...p('in'), attrs: { suggestion: waiting } })).toEqual(['open_suggestion'])
  expect(await findingsOf(ul([{ ...p('in'), attrs: { suggestion: waiting } }]))).toEqual(['open_suggestion'])
})

test('an image that is damaged is named with its section', async () => {
  const { webp, jpeg, png } = SAMPLE_FILES
  for (const { sha256, bytes } of [webp, jpeg, png]) {
    const snapshot = buildSnapshot([['S', doc(p('x'), figure(sha256, 'A chart.'))]])
    const broken = new Map([[sha256, bytes.slice(0, 60)]])
    const failure = await renderPaper(snapshot, broken).catch((error: unknown) => error)
    expect((failure as RenditionError).findings).toEqual([
      { sectionId: 'section-1', rule: 'damaged_image', message: expect.stringContaining('figure 1') },
    ])
  }
  expect((await renderPaper(samplePaper(), sampleBytes())).pdf.length).toBeGreaterThan(1000)
})

test('a recommendation that says nothing keeps its number', async () => {
  const { html } = await renderPaper(buildSnapshot([['S', doc(recommendation({}, p()), recommendation({}, p('Act.')))]]))
  expect(textOfHtml(html)).toMatch(/R1 Recommendation\s+R2 Recommendation\s+Act\./u)
})
