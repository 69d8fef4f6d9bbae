import { FIGURE_LIMITS } from '@concord/paper'
import { damaged, ImageRefused, mustHaveSize } from './image-refused.ts'
import type { ReadImage } from './read-image.ts'

const ascii = (bytes: Uint8Array, at: number, length: number): string => Buffer.from(bytes.subarray(at, at + length)).toString('latin1')

export const isWebp = (bytes: Uint8Array): boolean => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP'

type Chunk = { type: string; data: Uint8Array }
type Size = { width: number; height: number }

/** The chunks of the container; what comes behind it is no part of the image (WebP container specification). */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length < 12 ? 0 : 8 + view.getUint32(4, true)
  if (end < 12 || end > bytes.length) throw damaged('it ends too early')
  let at = 12
  while (at < end) {
    if (at + 8 > end) throw damaged('it ends too early')
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > end) throw damaged('it ends too early')
    yield { type: ascii(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + size) }
    at += 8 + size + (size % 2)
  }
}

/** RFC 6386, 9.1: a key frame with its start code and two 14-bit numbers. */
function lossySize(data: Uint8Array): Size {
  if (data.length < 10 || (data[0]! & 1) !== 0 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a)
    throw damaged('it has no header')
  return { width: (data[6]! | (data[7]! << 8)) & 0x3fff, height: (data[8]! | (data[9]! << 8)) & 0x3fff }
}

/** WebP lossless bitstream, 3: a signature and two 14-bit numbers, each one less than it means. */
function losslessSize(data: Uint8Array): Size {
  if (data.length < 5 || data[0] !== 0x2f) throw damaged('it has no header')
  const bits = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(1, true)
  if (bits >>> 29 !== 0) throw damaged('its version is unknown')
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const FLAGS = { animation: 0x02, alpha: 0x10, colourProfile: 0x20 }

const canvasSize = (data: Uint8Array): Size => ({
  width: (data[4]! | (data[5]! << 8) | (data[6]! << 16)) + 1,
  height: (data[7]! | (data[8]! << 8) | (data[9]! << 16)) + 1,
})

function written({ type, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2))
  chunk.set(Buffer.from(type, 'latin1'))
  new DataView(chunk.buffer).setUint32(4, data.length, true)
  chunk.set(data, 8)
  return chunk
}

function container(chunks: readonly Chunk[]): Uint8Array {
  const body = Buffer.concat(chunks.map(written))
  const head = Buffer.from('RIFF    WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return new Uint8Array(Buffer.concat([head, body]))
}

/** The extended header without the flags of what is left out. */
function cleanHeader(data: Uint8Array): Uint8Array {
  const clean = Uint8Array.from(data.subarray(0, 10))
  clean[0] = clean[0]! & (FLAGS.alpha | FLAGS.colourProfile)
  return clean
}

const KEPT_BESIDE = new Set(['ICCP', 'ALPH'])

/** Reads a WebP: its container, and one still image of the size that it promises. */
export function readWebp(bytes: Uint8Array): ReadImage {
  const chunks = [...chunksOf(bytes)]
  const extended = chunks[0]?.type === 'VP8X' ? chunks[0] : undefined
  const isMoving = chunks.some(({ type }) => type === 'ANIM' || type === 'ANMF') || ((extended?.data[0] ?? 0) & FLAGS.animation) !== 0
  if (isMoving) throw new ImageRefused('animated', 'Moving images cannot be printed.')
  const [image, ...others] = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L')
  if (!image || others.length > 0 || (extended && extended.data.length < 10)) throw damaged('it does not hold one image')
  const size = image.type === 'VP8 ' ? lossySize(image.data) : losslessSize(image.data)
  const canvas = extended ? canvasSize(extended.data) : size
  mustHaveSize(canvas.width, canvas.height, FIGURE_LIMITS)
  if (canvas.width !== size.width || canvas.height !== size.height) throw damaged('it does not hold the pixels that it promises')
  if (!extended) return { ...size, bytes: container([image]) }
  const beside = chunks.filter(({ type }) => KEPT_BESIDE.has(type))
  const inOrder = [...beside.filter(({ type }) => type === 'ICCP'), ...beside.filter(({ type }) => type === 'ALPH'), image]
  return { ...size, bytes: container([{ type: 'VP8X', data: cleanHeader(extended.data) }, ...inOrder]) }
}
