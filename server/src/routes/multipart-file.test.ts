import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../http/app-error.ts'
import { maybeBoundary, multipartFile } from './multipart-file.ts'

async function formOf(fields: Record<string, string | Uint8Array>): Promise<{ bytes: Uint8Array; boundary: string }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, new File([new Uint8Array(value)], 'paper.pdf'))
  }
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return { bytes: await request.bytes(), boundary: maybeBoundary(request.headers.get('content-type') ?? '') ?? '' }
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

test('gives the bytes of the file however the form is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 97 }), async (file, size) => {
      const { bytes, boundary } = await formOf({ note: 'before', file, after: 'x'.repeat(50) })
      expect(await collect(multipartFile(inPieces(bytes, size), boundary))).toEqual(Buffer.from(file))
    }),
  )
})

test('gives a file whose bytes look like the end of one', async () => {
  const { boundary } = await formOf({ file: new Uint8Array() })
  const file = Buffer.from(`\r\n--${boundary.slice(0, -1)}\r\n\r\n--\r\n--\r`)
  const form = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  for (const size of [1, 2, 7, 1000]) expect(await collect(multipartFile(inPieces(form, size), boundary))).toEqual(file)
})

test('holds little of a large file', async () => {
  const file = randomBytes(3_000_000)
  const { bytes, boundary } = await formOf({ file })
  const digest = createHash('sha256')
  let largest = 0
  for await (const chunk of multipartFile(inPieces(bytes, 65_536), boundary)) {
    largest = Math.max(largest, chunk.length)
    digest.update(chunk)
  }
  expect(digest.digest('hex')).toBe(createHash('sha256').update(file).digest('hex'))
  expect(largest).toBeLessThan(70_000)
})

test.each([
  ['another field', async () => formOf({ other: new Uint8Array(3) })],
  ['nothing', async () => ({ bytes: new Uint8Array(), boundary: 'b' })],
  [
    'a form that was cut off',
    async () => {
      const form = await formOf({ file: new Uint8Array(500) })
      return { ...form, bytes: form.bytes.subarray(0, -60) }
    },
  ],
  ['headers without an end', async () => ({ bytes: Buffer.from(`--b\r\n${'x'.repeat(40_000)}`), boundary: 'b' })],
])('refuses %s', async (_what, form) => {
  const { bytes, boundary } = await form()
  await expect(collect(multipartFile(inPieces(bytes, 1024), boundary))).rejects.toThrow(AppError)
})

test('reads the boundary of a form only', () => {
  expect(maybeBoundary('multipart/form-data; boundary=abc')).toBe('abc')
  expect(maybeBoundary('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
  expect(maybeBoundary('application/json')).toBeUndefined()
  expect(maybeBoundary(undefined)).toBeUndefined()
})
