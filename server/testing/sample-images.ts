import { crc32, deflateSync } from 'node:zlib'

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64')

/** 64 × 32 pixels, as mozjpeg writes them. */
export const JPEG = bytesOf(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAUFBQUFBQUGBgUICAcICAsKCQkKCxEMDQwNDBEaEBMQEBMQGhcbFhUWGxcpIBwcICkvJyUnLzkzMzlHREddXX0B',
    'BQUFBQUFBQYGBQgIBwgICwoJCQoLEQwNDA0MERoQExAQExAaFxsWFRYbFykgHBwgKS8nJScvOTMzOUdER11dff/CABEIACAAQAMBIQACEQEDEQH/xAAsAAEB',
    'AAAAAAAAAAAAAAAAAAAABwEBAQEAAwAAAAAAAAAAAAAAAAYIBQcJ/9oADAMBAAIQAxAAAAC0OoueCQrXL4V5FagCQrXL4T9S+iQR9bZfCwInUAR9bZfD/8QA',
    'FBABAAAAAAAAAAAAAAAAAAAAUP/aAAgBAQABPwAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgBAgEBPwAH/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgB',
    'AwEBPwAH/9k=',
  ].join(''),
)

/** 64 × 32 pixels, lossy and lossless, as libwebp writes them. */
export const WEBP = bytesOf(
  [
    'UklGRm4AAABXRUJQVlA4IGIAAADQBACdASpAACAAPl0kjUWjoiEb9AA4BcSyAGAwgBreHAPxm/ACv/ArPGQuEittgAD+8/w36ccTnvdeLqjtlA5vDPCvCwLf',
    't7f6D32n7ZH/57+9/vG/MAtP4IR/0qPMbwAAAA==',
  ].join(''),
)
export const LOSSLESS_WEBP = bytesOf(
  ['UklGRjwAAABXRUJQVlA4TDAAAAAvP8AHAB8gkE1Okv8iFhIQRhjjfzJrtOY/cjMIEAmQeNKTnjSRqRH9n4Dh0Vcx6As='].join(''),
)

/** A chunk of a PNG with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(data.length)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** What stands first in a PNG. Colour type 2: red, green and blue, 8 bits each. */
export function pngHeader(width: number, height: number, { depth = 8, colour = 2, interlace = 0 } = {}): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlace], 8)
  return pngChunk('IHDR', data)
}

/** A PNG in one colour; `seed` makes it another one. `extra` stands before its pixels. */
export function buildPng({ width = 8, height = 4, seed = 0, extra = [] as Buffer[] } = {}): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3), seed % 256)
  for (let row = 0; row < height; row++) rows[row * (1 + width * 3)] = 0
  rows.writeUInt8((seed >> 8) % 256, 1)
  return Buffer.concat([
    PNG_SIGNATURE,
    pngHeader(width, height),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** `JPEG` with these segments right after its start. */
export const jpegWith = (...segments: Buffer[]): Buffer => Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)])

/** An Exif segment as a telephone writes it: maker, orientation, and the place where the picture was taken. Little-endian. */
export function exifSegment(orientation: number): Buffer {
  const maker = Buffer.from('Telephone of Marta\0', 'latin1')
  const tiff = Buffer.alloc(128)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(10, 0x010f, 2, maker.length, 96)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 50)
  tiff.writeUInt16LE(1, 50)
  entry(52, 0x0001, 2, 2, 0x4e)
  maker.copy(tiff, 96)
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 40.4153,-3.6841', 'latin1')]))
}

/** A chunk of a WebP. */
export function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`${type}    `, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** A WebP file of these chunks. */
export function webpOf(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const head = Buffer.from('RIFF    ', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** The extended header of a WebP of this size. */
export function webpHeader(width: number, height: number, flags = 0): Buffer {
  const data = Buffer.alloc(10)
  data[0] = flags
  data.writeUIntLE(width - 1, 4, 3)
  data.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', data)
}
