import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflate } from 'node:zlib'
import { FIGURE_LIMITS } from '@concord/paper'
import { damaged, ImageRefused, mustHaveSize } from './image-refused.ts'
import type { ReadImage } from './read-image.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What is needed to show the pixels in their colours (PNG specification, third edition). Everything else is left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'IDAT', 'IEND'])
const ANIMATION = new Set(['acTL', 'fcTL', 'fdAT'])

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte)

type Chunk = { type: string; data: Uint8Array; whole: Uint8Array }

/** The chunks up to the last one; what comes behind it is no part of the image. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = SIGNATURE.length
  for (;;) {
    if (at + 12 > bytes.length) throw damaged('it ends too early')
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) throw damaged('it ends too early')
    const type = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, 4).toString('latin1')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw damaged(`its part ${JSON.stringify(type)} has changed`)
    yield { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) }
    if (type === 'IEND') return
    at = end
  }
}

/** Bits of one pixel by colour type and the depths that it may have. */
const COLOURS: Record<number, { channels: number; depths: readonly number[] }> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
}

type Header = { width: number; height: number; bits: number; palette: boolean; interlaced: boolean }

function readHeader({ type, data }: Chunk): Header {
  if (type !== 'IHDR' || data.length !== 13) throw damaged('it has no header')
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  mustHaveSize(width, height, FIGURE_LIMITS)
  const [depth, colour, compression, filter, interlace] = data.subarray(8) as unknown as [number, number, number, number, number]
  const known = COLOURS[colour]
  if (!known?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) throw damaged('its header makes no sense')
  return { width, height, bits: known.channels * depth, palette: colour === 3, interlaced: interlace === 1 }
}

/** Left, top and the steps of each pass of an interlaced image. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

const rowsBytes = (width: number, height: number, bits: number): number => (width === 0 ? 0 : height * (1 + Math.ceil((width * bits) / 8)))

function pixelBytes({ width, height, bits, interlaced }: Header): number {
  if (!interlaced) return rowsBytes(width, height, bits)
  return PASSES.reduce((sum, [left, top, across, down]) => {
    const columns = Math.max(0, Math.ceil((width - left) / across))
    const rows = Math.max(0, Math.ceil((height - top) / down))
    return sum + rowsBytes(columns, rows, bits)
  }, 0)
}

/** Unpacks the pixels without keeping them: there have to be exactly as many as the header says. */
async function mustHoldPixels(header: Header, packed: readonly Uint8Array[]): Promise<void> {
  const expected = pixelBytes(header)
  let count = 0
  try {
    await pipeline(Readable.from(packed), createInflate(), async (source: AsyncIterable<Buffer>) => {
      for await (const part of source) {
        count += part.length
        if (count > expected) return
      }
    })
  } catch {
    throw damaged('its pixels cannot be read')
  }
  if (count !== expected) throw damaged('it does not hold the pixels that it promises')
}

/** Reads a PNG: every part's checksum, and that its pixels are there. */
export async function readPng(bytes: Uint8Array): Promise<ReadImage> {
  const chunks = [...chunksOf(bytes)]
  if (chunks.some(({ type }) => ANIMATION.has(type))) throw new ImageRefused('animated', 'Moving images cannot be printed.')
  const header = readHeader(chunks[0]!)
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)
  if (header.palette && !chunks.some(({ type }) => type === 'PLTE')) throw damaged('it has no colours')
  await mustHoldPixels(header, packed)
  const kept = chunks.filter(({ type }) => KEPT.has(type)).map(({ whole }) => whole)
  const clean = new Uint8Array(Buffer.concat([Uint8Array.from(SIGNATURE), ...kept]))
  return { width: header.width, height: header.height, bytes: clean }
}
