import { expect, test } from 'vitest'
import { partOfDocx, textOfDocx } from '../../testing/read-back.ts'
import { buildSnapshot, doc, link, ol, p, samplePaper, text } from '../../testing/sample-paper.ts'
import { renderDocx } from './render-docx.ts'

const document = async (...args: Parameters<typeof renderDocx>) => partOfDocx(await renderDocx(...args), 'word/document.xml')

test('real headings, list numbers, header rows, merged cells, links and contents', async () => {
  const docx = await renderDocx(samplePaper())
  const xml = partOfDocx(docx, 'word/document.xml')
  for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Quote', 'ListBullet', 'ListNumber', 'TableHeader', 'TOC1']) {
    expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
  }
  expect(xml).toMatch(/<w:instrText[^>]*>TOC \\h/u)
  expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(4)
  expect(xml).toContain('<w:gridSpan w:val="2"/>')
  expect(xml).toContain('<w:vMerge w:val="restart"/>')
  expect(partOfDocx(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://eur-lex.europa.eu/"')
  expect(partOfDocx(docx, 'docProps/core.xml')).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2025-12-11T11:00:00.000Z<')
  expect(partOfDocx(docx, 'word/footer1.xml')).toContain('NUMPAGES')
})

test('every numbered list has a number of its own and starts where it should', async () => {
  const docx = await renderDocx(buildSnapshot([['s', doc(ol(1, 'a'), p('between'), ol(7, 'b'))]]))
  const used = [...partOfDocx(docx, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"/gu)].map((match) => match[1])
  expect(new Set(used).size).toBe(2)
  expect(partOfDocx(docx, 'word/numbering.xml')).toContain('<w:start w:val="7"/>')
})

test('the language is named as word processors do', async () => {
  expect(partOfDocx(await renderDocx(samplePaper({ language: 'el' })), 'word/styles.xml')).toContain('w:val="el-GR"')
})

test('the same bytes whatever was rendered before', async () => {
  const snapshot = samplePaper()
  const first = await renderDocx(snapshot)
  await renderDocx(buildSnapshot([['other', doc(p(text('x', link('https://example.org/'))))]]))
  expect(Buffer.compare(first, await renderDocx(snapshot))).toBe(0)
})

test('text that looks like one of the names that are made steady stays as it is', async () => {
  const words = 'r:id="rIdabcdefghijklmn" w:anchor="_Toc999" PAGEREF _Toc999 <w:instrText>PAGEREF _Toc999 w:id="77"'
  const snapshot = buildSnapshot([[words, doc(p(words), p(text('link', link('https://example.org/_Toc999'))))]])
  const docx = await renderDocx(snapshot)
  expect(textOfDocx(docx).split(words).length).toBeGreaterThanOrEqual(3)
  expect(partOfDocx(docx, 'word/_rels/document.xml.rels')).toContain('Target="https://example.org/_Toc999"')
})

test('the page numbers of the contents are filled in, or Word is asked to where that would take long', async () => {
  expect(await document(samplePaper())).not.toContain('w:dirty')
  const long = buildSnapshot([['Long', doc(...Array.from({ length: 70 }, () => p('word '.repeat(200))))]])
  expect(await document(long)).toContain('w:dirty')
})
