import { expect, test } from 'vitest'
import { looksLikeMarkdown, markdownHtml } from './markdown.ts'
import { pasted } from './testing/paste-into.ts'

test.each(['# Title', '- one\n- two', '1. one\n2. two', 'see [this](https://example.eu)', 'so **bold** it is', 'a | b\n--- | ---\n1 | 2'])(
  '%s is Markdown',
  (text) => {
    expect(looksLikeMarkdown(text)).toBe(true)
  },
)

test.each([
  'Plain words.',
  '- a lone dash',
  '1. January',
  'C# and F# are languages',
  '2 * 3 * 4',
  'snake_case_name',
  'https://example.eu/a_b_c',
  '#hashtag',
])('%s is not', (text) => {
  expect(looksLikeMarkdown(text)).toBe(false)
})

test('Markdown is read with its headings, lists and tables; scripts in it are not', async () => {
  const html = await markdownHtml(
    '#### Deep\n\n- one\n  - inner\n\n|a|b|\n|-|-|\n|1|2|\n\n<img src=x onerror=alert(1)>[bad](javascript:alert(1)) ~~no~~',
  )
  const { doc, losses } = pasted(html)
  expect(doc.children.map(({ type }) => type.name)).toEqual(['heading', 'bulletList', 'table', 'paragraph'])
  expect(doc.child(2).firstChild!.firstChild!.type.name).toBe('tableHeader')
  expect(losses).toMatchObject({ images: 1, links: 1 })
})
