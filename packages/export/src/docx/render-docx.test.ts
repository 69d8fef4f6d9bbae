import type { PaperSnapshot } from '@concord/paper'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { footnotesOfDocx, partOfDocx, textOfDocx } from '../../testing/read-back.ts'
import { sampleBytes } from '../../testing/sample-images.ts'
import { buildSnapshot, doc, link, ol, p, samplePaper, text } from '../../testing/sample-paper.ts'
import { renderDocx } from './render-docx.ts'

const document = async (snapshot: PaperSnapshot) => partOfDocx(await renderDocx(snapshot, sampleBytes()), 'word/document.xml')

test('real headings, list numbers, header rows, merged cells, links and contents', async () => {
  const docx = await renderDocx(samplePaper(), sampleBytes())
  const xml = partOfDocx(docx, 'word/document.xml')
  for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Quote', 'ListBullet', 'ListNumber', 'TableHeader', 'TOC1']) {
    expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
  }
  expect(xml).toMatch(/<w:instrText[^>]*>TOC \\h/u)
  expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(5)
  expect(xml).toContain('<w:gridSpan w:val="2"/>')
  expect(xml).toContain('<w:vMerge w:val="restart"/>')
  expect(partOfDocx(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://eur-lex.europa.eu/"')
  expect(partOfDocx(docx, 'docProps/core.xml')).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2025-12-11T11:00:00.000Z<')
  expect(partOfDocx(docx, 'word/footer1.xml')).toContain('NUMPAGES')
})

test('every numbered list has a number of its own and starts where it should', async () => {
  const docx = await renderDocx(buildSnapshot([['s', doc(ol(1, 'a'), p('between'), ol(7, 'b'))]]), sampleBytes())
  const used = [...partOfDocx(docx, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"/gu)].map((match) => match[1])
  expect(new Set(used).size).toBe(2)
  expect(partOfDocx(docx, 'word/numbering.xml')).toContain('<w:start w:val="7"/>')
})

test('the language is named as word processors do', async () => {
  expect(partOfDocx(await renderDocx(samplePaper({ language: 'el' }), sampleBytes()), 'word/styles.xml')).toContain('w:val="el-GR"')
})

test('the same bytes whatever was rendered before', async () => {
  const snapshot = samplePaper()
  const first = await renderDocx(snapshot, sampleBytes())
  await renderDocx(buildSnapshot([['other', doc(p(text('x', link('https://example.org/'))))]]), sampleBytes())
  expect(Buffer.compare(first, await renderDocx(snapshot, sampleBytes()))).toBe(0)
})

test('text that looks like one of the names that are made steady stays as it is', async () => {
  const words = 'r:id="rIdabcdefghijklmn" w:anchor="_Toc999" PAGEREF _Toc999 <w:instrText>PAGEREF _Toc999 w:id="77"'
  const snapshot = buildSnapshot([[words, doc(p(words), p(text('link', link('https://example.org/_Toc999'))))]])
  const docx = await renderDocx(snapshot, sampleBytes())
  expect(textOfDocx(docx).split(words).length).toBeGreaterThanOrEqual(3)
  expect(partOfDocx(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://example.org/_Toc999"')
})

test('the page numbers of the contents are filled in, or Word is asked to where that would take long', async () => {
  expect(await document(samplePaper())).not.toContain('w:dirty')
  const long = buildSnapshot([['Long', doc(...Array.from({ length: 70 }, () => p('word '.repeat(200))))]])
  expect(await document(long)).toContain('w:dirty')
})

test('footnotes are Word’s own, in the order of the text', async () => {
  const docx = await renderDocx(samplePaper(), sampleBytes())
  const xml = partOfDocx(docx, 'word/document.xml')
  const used = [...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/gu)].map((match) => Number(match[1]))
  expect(used).toEqual([1, 2, 3, 4, 5])
  expect(footnotesOfDocx(docx)).toMatch(/As agreed in the lab.*See the annex.*Counted from the day.*Own count.*A note in a table/su)
})

test('images are in the file with their descriptions, WebP as PNG, a turned photograph upright', async () => {
  const docx = await renderDocx(samplePaper(), sampleBytes())
  const xml = partOfDocx(docx, 'word/document.xml')
  const drawings = [...xml.matchAll(/<wp:docPr id="(\d+)" name="([^"]*)" descr="([^"]*)"/gu)].map((match) => match.slice(1))
  expect(drawings).toEqual([
    ['1', 'Figure 1', 'Bar chart: five bars, each higher than the one before.'],
    ['2', 'Figure 2', 'Four fields of colour.'],
    ['3', 'Figure 3', 'Four fields of colour, turned.'],
    ['4', 'Figure 4', 'Four fields of colour, small.'],
  ])
  const media = Object.keys(unzipSync(docx)).filter((name) => name.startsWith('word/media/'))
  expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['jpg', 'jpg', 'png', 'png'])
  const shapes = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/gu)].map(([, wide, high]) =>
    Math.round((100 * Number(wide)) / Number(high)),
  )
  expect(shapes).toEqual([167, 200, 50, 200])
})

test('a recommendation is a box with its number, its ask and what it says in its fields', async () => {
  const read = textOfDocx(await renderDocx(samplePaper(), sampleBytes()))
  expect(read).toMatch(/R1\s+Recommendation\s+Adopt one rulebook/u)
  expect(read).toMatch(/Addressed to\s+European Commission, DG GROW\s+European Parliament, ITRE\s+Instrument\s+Delegated act/u)
  expect(read).toMatch(/Deadline\s+30 June 2026\s+Rests on\s+E1: Of the firms that cluster organisations advised, most/u)
  expect(read).toMatch(/E1\s+Evidence\s+61\u00a0%\s+Of the firms/u)
})

test('a box asks to stay whole, on one page', async () => {
  const docx = await renderDocx(samplePaper(), sampleBytes())
  const [box] = /<w:tbl>(?:(?!<w:tbl>).)*R1.*?<\/w:tbl>/su.exec(partOfDocx(docx, 'word/document.xml'))!
  expect(box.match(/<w:cantSplit\/>/gu)).toHaveLength(box.match(/<w:tr>/gu)!.length)
  for (const style of ['BoxHeading', 'BoxText', 'BoxLabel', 'BoxFact']) {
    expect(partOfDocx(docx, 'word/styles.xml')).toMatch(new RegExp(`w:styleId="${style}"(?:(?!</w:style>).)*<w:keepNext/>`, 'su'))
  }
})

test('a caption begins where its image does', async () => {
  const xml = await document(samplePaper())
  const [images, captions] = [/<wp:extent cx="(\d+)"/gu, /<w:pStyle w:val="Caption"\/>(?:(?!<\/w:pPr>).)*<w:ind w:left="(\d+)"/gu].map(
    (found) => [...xml.matchAll(found)].map(([, number]) => Number(number)),
  )
  const EMU = 635
  const lineWidths = [8906, 8906, 8906, 8906 - 400]
  const lineStarts = [0, 0, 0, 400]
  const edges = images!.map((wide, at) => lineStarts[at]! + (lineWidths[at]! - wide / EMU) / 2)
  expect(captions).toHaveLength(4)
  for (const [at, left] of captions!.entries()) expect(Math.abs(left - edges[at]!)).toBeLessThan(2)
})

test('the fingerprint stands on one line of the cover in any font, and no heading leaves space at the top of its page', async () => {
  const snapshot = samplePaper()
  const xml = await document(snapshot)
  expect(xml).toMatch(new RegExp(`<w:sz w:val="14"/>(?:(?!</w:r>).)*${snapshot.fingerprint}`, 'su'))
  const tops = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:pPr>).)*<w:pageBreakBefore\/>(?:(?!<\/w:pPr>).)*<\/w:pPr>/gsu)]
  expect(tops).toHaveLength(2)
  for (const [top] of tops) expect(top).toContain('<w:spacing w:before="0"/>')
})
