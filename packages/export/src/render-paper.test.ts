import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPaper } from '../testing/random-paper.ts'
import { packed, textOfDocx, textOfHtml, wordsOf } from '../testing/read-back.ts'
import { buildSnapshot, doc, p, samplePaper, text } from '../testing/sample-paper.ts'
import { renderPaper } from './render-paper.ts'
import { RenditionError } from './rendition-error.ts'

test('any paper of the schema is rendered, with every word, and with the same bytes again', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomPaper, async (snapshot) => {
      const first = await renderPaper(snapshot)
      const words = [...new Set(wordsOf(snapshot).map(packed))]
      const html = packed(textOfHtml(first.html))
      const docx = packed(textOfDocx(first.docx))
      expect(words.filter((word) => !html.includes(word))).toEqual([])
      expect(words.filter((word) => !docx.includes(word))).toEqual([])
      expect(JSON.parse(new TextDecoder().decode(first.json))).toEqual(snapshot)
      const second = await renderPaper(snapshot)
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
  const failure = await renderPaper(snapshot).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RenditionError)
  const { findings } = failure as RenditionError
  expect(findings).toEqual([{ sectionId: 'section-2', rule: 'unsupported_character', message: expect.any(String) }])
  expect(findings[0]!.message).toContain('Section “Celebration”')
  expect(findings[0]!.message).toContain('\u{1f389} (U+1F389), 漢 (U+6F22)')
})

test('a name that the PDF cannot show keeps no paper from being released', async () => {
  const files = await renderPaper(samplePaper({ organisations: [{ name: '漢字 Cluster', country: null }] }))
  expect(textOfHtml(files.html)).toContain('漢字 Cluster')
})
