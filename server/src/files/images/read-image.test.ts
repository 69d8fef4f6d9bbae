import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  buildPng,
  exifSegment,
  JPEG,
  jpegSegment,
  jpegWith,
  LOSSLESS_WEBP,
  PNG_SIGNATURE,
  pngChunk,
  pngHeader,
  WEBP,
  webpChunk,
  webpHeader,
  webpOf,
} from '../../../testing/sample-images.ts'
import { type CleanImage, readImage } from './read-image.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const SCRIPT = '<script>alert(1)</script>'

async function mustRead(bytes: Uint8Array): Promise<CleanImage> {
  const reading = await readImage(bytes)
  if (reading.kind === 'refused') throw new Error(reading.message)
  return reading.image
}

const faultOf = async (bytes: Uint8Array) => {
  const reading = await readImage(bytes)
  return reading.kind === 'refused' ? reading.fault : reading.image.mediaType
}

const imageChunkOf = (webp: Buffer) => webp.subarray(12)

test.each([
  ['PNG', buildPng(), 'image/png', 8, 4],
  ['JPEG', JPEG, 'image/jpeg', 64, 32],
  ['lossy WebP', WEBP, 'image/webp', 64, 32],
  ['lossless WebP', LOSSLESS_WEBP, 'image/webp', 64, 32],
  ['extended WebP', webpOf(webpHeader(64, 32), imageChunkOf(WEBP)), 'image/webp', 64, 32],
])('a %s is known by its bytes and keeps them', async (_name, bytes, mediaType, width, height) => {
  const image = await mustRead(bytes)
  expect(image).toMatchObject({ mediaType, width, height })
  expect(Buffer.compare(image.bytes, bytes)).toBe(0)
})

const SECRETS = ['Telephone of Marta', 'GPS', 'secret', SCRIPT]
const PNG_NOTES = [pngChunk('tEXt', latin('Author\0secret')), pngChunk('eXIf', latin('GPS')), pngChunk('prIv', latin(SCRIPT))]

test.each([
  ['PNG', buildPng({ extra: PNG_NOTES }), buildPng()],
  [
    'JPEG',
    jpegWith(exifSegment(1), jpegSegment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SCRIPT}`)), jpegSegment(0xfe, latin('secret'))),
    JPEG,
  ],
  ['JPEG with a second picture', jpegWith(jpegSegment(0xe2, latin('MPF\0secret')), jpegSegment(0xe0, latin('JFXX\0secret'))), JPEG],
  [
    'WebP',
    webpOf(webpHeader(64, 32, 0x0c), imageChunkOf(WEBP), webpChunk('EXIF', latin('GPS')), webpChunk('XMP ', latin(SCRIPT))),
    undefined,
  ],
])('what a %s tells beside its pixels is left out', async (_name, bytes, clean) => {
  const image = await mustRead(bytes)
  for (const secret of SECRETS) expect(Buffer.from(image.bytes).includes(secret)).toBe(false)
  if (clean) expect(Buffer.compare(image.bytes, clean)).toBe(0)
})

test('of a photograph’s Exif only the way to turn it is kept, and its sides are those that people see', async () => {
  for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
    const image = await mustRead(jpegWith(exifSegment(orientation)))
    expect([image.width, image.height]).toEqual(orientation > 4 ? [32, 64] : [64, 32])
    expect(image.bytes.length).toBe(JPEG.length + 36)
    expect(image.bytes[31]).toBe(orientation)
    expect(Buffer.compare((await mustRead(image.bytes)).bytes, image.bytes)).toBe(0)
  }
  for (const orientation of [0, 9, 65_535]) expect((await mustRead(jpegWith(exifSegment(orientation)))).bytes.length).toBe(JPEG.length)
})

test.each([
  ['PNG', buildPng()],
  ['JPEG', JPEG],
  ['WebP', WEBP],
])('what hides behind a %s does not come with it', async (_name, bytes) => {
  for (const hidden of [latin(SCRIPT), latin('PK\x03\x04 a whole archive'), latin('%PDF-1.7'), Buffer.alloc(100_000, 0xff)]) {
    expect(Buffer.compare((await mustRead(Buffer.concat([bytes, hidden]))).bytes, bytes)).toBe(0)
  }
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['SVG', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['GIF', latin('GIF89a\x01\x00\x01\x00\x80\x00\x00')],
  ['HTML', latin(`<!doctype html>${SCRIPT}`)],
  ['PDF', latin('%PDF-1.7\n')],
  ['BMP', latin('BM\x3a\x00')],
  ['TIFF', latin('II\x2a\x00')],
  ['HEIC', latin('\x00\x00\x00\x18ftypheic')],
  ['AVIF', latin('\x00\x00\x00\x1cftypavif')],
  ['a PNG behind something', Buffer.concat([latin(' '), buildPng()])],
  ['another RIFF file', latin('RIFF\x04\x00\x00\x00WAVE')],
])('%s is no image that we take', async (_name, bytes) => {
  expect(await faultOf(bytes)).toBe('unknown_format')
})

test('moving images are refused', async () => {
  expect(await faultOf(buildPng({ extra: [pngChunk('acTL', Buffer.alloc(8))] }))).toBe('animated')
  expect(await faultOf(webpOf(webpHeader(64, 32, 0x02), imageChunkOf(WEBP)))).toBe('animated')
  expect(await faultOf(webpOf(webpHeader(64, 32), webpChunk('ANIM', Buffer.alloc(6)), imageChunkOf(WEBP)))).toBe('animated')
})

test('kinds of JPEG that browsers or printing do not show are refused', async () => {
  const frameAt =
    JPEG.indexOf(Buffer.from([0xff, 0xc2])) >= 0 ? JPEG.indexOf(Buffer.from([0xff, 0xc2])) : JPEG.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = (at: number, value: number) => {
    const bytes = Buffer.from(JPEG)
    bytes[frameAt + at] = value
    return bytes
  }
  expect(await faultOf(changed(1, 0xc3))).toBe('unsupported')
  expect(await faultOf(changed(1, 0xc9))).toBe('unsupported')
  expect(await faultOf(changed(4, 12))).toBe('unsupported')
  expect(await faultOf(changed(9, 4))).toBe('unsupported')
})

test('a header that promises too many pixels is refused before anything is unpacked', async () => {
  const png = (width: number, height: number) =>
    Buffer.concat([
      PNG_SIGNATURE,
      pngHeader(width, height),
      pngChunk('IDAT', deflateSync(Buffer.alloc(10))),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
  for (const [width, height] of [
    [2 ** 31 - 1, 2 ** 31 - 1],
    [2 ** 32 - 1, 1],
    [5_001, 5_000],
    [20_001, 1],
  ] as const) {
    expect([width, height, await faultOf(png(width, height))]).toEqual([width, height, 'too_large'])
  }
  expect(await faultOf(webpOf(webpHeader(16_000_000, 16_000_000), imageChunkOf(WEBP)))).toBe('too_large')
  const jpeg = Buffer.from(JPEG)
  const frame = jpeg.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[index + 1] ?? 0))
  jpeg.writeUInt16BE(65_535, frame + 5)
  jpeg.writeUInt16BE(65_535, frame + 7)
  expect(await faultOf(jpeg)).toBe('too_large')
})

test('pixels that are fewer or more than promised, and headers without pixels, are damage', async () => {
  const png = (rows: Buffer, header = pngHeader(8, 4)) =>
    Buffer.concat([PNG_SIGNATURE, header, pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))])
  expect(await faultOf(png(Buffer.alloc(4 * 25)))).toBe('image/png')
  expect(await faultOf(png(Buffer.alloc(4 * 25 - 1)))).toBe('damaged')
  expect(await faultOf(png(Buffer.alloc(50_000_000)))).toBe('damaged')
  expect(await faultOf(png(Buffer.alloc(0), pngHeader(0, 4)))).toBe('damaged')
  expect(await faultOf(png(Buffer.alloc(8), pngHeader(8, 4, { colour: 3 })))).toBe('damaged')
  expect(await faultOf(png(Buffer.alloc(8), pngHeader(8, 4, { depth: 3 })))).toBe('damaged')
  expect(await faultOf(Buffer.concat([PNG_SIGNATURE, pngHeader(8, 4), pngChunk('IEND', Buffer.alloc(0))]))).toBe('damaged')
  expect(await faultOf(webpOf(webpHeader(65, 32), imageChunkOf(WEBP)))).toBe('damaged')
  expect(await faultOf(webpOf(webpHeader(64, 32)))).toBe('damaged')
  expect(await faultOf(webpOf(imageChunkOf(WEBP), imageChunkOf(WEBP)))).toBe('damaged')
})

test('interlaced images are counted pass by pass', async () => {
  const rows = Buffer.alloc(300)
  const sized = (width: number, height: number, bytes: number) =>
    Buffer.concat([
      PNG_SIGNATURE,
      pngHeader(width, height, { interlace: 1 }),
      pngChunk('IDAT', deflateSync(rows.subarray(0, bytes))),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
  // 8 × 8: passes of 1×1, 1×1, 2×1, 2×2, 4×2, 4×4 and 8×4 pixels.
  const expected = 4 + 4 + 7 + 2 * 7 + 2 * 13 + 4 * 13 + 4 * 25
  expect(await faultOf(sized(8, 8, expected))).toBe('image/png')
  expect(await faultOf(sized(8, 8, expected - 1))).toBe('damaged')
})

const samples = fc.constantFrom(
  buildPng({ extra: PNG_NOTES }),
  jpegWith(exifSegment(6)),
  WEBP,
  webpOf(webpHeader(64, 32, 0x08), imageChunkOf(WEBP)),
)

test('an image that is cut off anywhere is damaged, never an error of ours', async () => {
  await fc.assert(
    fc.asyncProperty(samples, fc.double({ min: 0, max: 0.999, noNaN: true }), async (bytes, part) => {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part))
      expect(['damaged', 'unknown_format']).toContain(await faultOf(cut))
    }),
    { numRuns: 200 },
  )
})

test('whatever is changed in an image, it is read or refused, and what is read is read the same again', async () => {
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(samples, fc.array(change, { minLength: 1, maxLength: 6 }), async (sample, changes) => {
      const bytes = Buffer.from(sample)
      for (const [at, value] of changes) bytes[at % bytes.length] = value
      const reading = await readImage(bytes)
      if (reading.kind === 'refused') return
      const again = await mustRead(reading.image.bytes)
      expect(Buffer.compare(again.bytes, reading.image.bytes)).toBe(0)
      expect(again.width * again.height).toBeLessThanOrEqual(25_000_000)
    }),
    { numRuns: 500 },
  )
})
