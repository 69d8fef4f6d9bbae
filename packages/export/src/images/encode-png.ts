import { zlibSync } from 'fflate'

import type { Pixels } from './pixels.ts'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(type), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function header(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(13)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  bytes.set([8, 6, 0, 0, 0], 8)
  return bytes
}

/** Each row as its difference from the one above, which packs better than plain rows. */
function filteredRows({ width, height, data }: Pixels): Uint8Array {
  const line = width * 4
  const rows = new Uint8Array(height * (line + 1))
  for (let row = 0; row < height; row++) {
    const at = row * (line + 1)
    rows[at] = 2
    for (let index = 0; index < line; index++) {
      const above = row === 0 ? 0 : data[(row - 1) * line + index]!
      rows[at + 1 + index] = data[row * line + index]! - above
    }
  }
  return rows
}

/** A PNG file of these pixels, the same bytes for the same pixels. */
export function encodePng(pixels: Pixels): Uint8Array {
  const parts = [
    SIGNATURE,
    chunk('IHDR', header(pixels.width, pixels.height)),
    chunk('IDAT', zlibSync(filteredRows(pixels), { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    png.set(part, at)
    at += part.length
  }
  return png
}
