import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, paperFingerprint, revisionHash, sha256Hex } from './canonical.ts'
import { paperExtensions } from './nodes/index.ts'
import { emptyContent, type SectionContent } from './paper-json.ts'

test('SHA-256 of the standard’s own example', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('canonical JSON sorts names, and writes numbers and text as RFC 8785 does', () => {
  expect(canonicalJson({ b: 1, a: [1e21, 0.1, '€\n'], A: null })).toBe('{"A":null,"a":[1e+21,0.1,"€\\n"],"b":1}')
})

test('equal values have equal canonical JSON, in whatever order their names came', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a revision is named by its title and its content, and by nothing else', () => {
  const content = emptyContent()
  expect(revisionHash('Key messages', content)).toBe(
    sha256Hex('{"content":{"content":[{"type":"paragraph"}],"type":"doc"},"title":"Key messages"}'),
  )
  expect(revisionHash('Key messages ', content)).not.toBe(revisionHash('Key messages', content))
})

test('a fingerprint depends on the order of the sections', () => {
  const [first, second] = [sha256Hex('first'), sha256Hex('second')]
  expect(paperFingerprint([first, second])).toBe(sha256Hex(`["${first}","${second}"]`))
  expect(paperFingerprint([second, first])).not.toBe(paperFingerprint([first, second]))
})

test('a text without any of the newer blocks has the hash that it had before they came', () => {
  const link = { type: 'link', attrs: { href: 'https://europa.eu/', rel: 'noopener noreferrer' } }
  const content: SectionContent = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Why' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Clusters', marks: [link] }, { type: 'hardBreak' }] },
      { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] }] },
        ],
      },
    ],
  }
  expect(revisionHash('Analysis', content)).toBe('8bc6be1ea5fbfba114ef11edbbdf932d3ca51df4b2dceb451d8dd5d84822ec89')
  const throughEditor = getSchema(paperExtensions()).nodeFromJSON(content)
  throughEditor.check()
  expect(revisionHash('Analysis', withoutNulls(throughEditor.toJSON()) as SectionContent)).toBe(
    '8bc6be1ea5fbfba114ef11edbbdf932d3ca51df4b2dceb451d8dd5d84822ec89',
  )
})

/** As the reader of the shared text has it: attributes that hold nothing are not there. */
const withoutNulls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).filter(([name, held]) => held !== null && !(name === 'attrs' && isEmpty(held))))
      : inner,
  )

const isEmpty = (value: object): boolean => Object.keys(value).length === 0
