import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, paperFingerprint, revisionHash, sha256Hex } from './canonical.ts'
import { emptyContent } from './paper-json.ts'

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
