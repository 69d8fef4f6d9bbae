import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js'
import type { PrintFile } from '../print-paper.ts'
import { encodePng } from './encode-png.ts'
import { type Pixels, shrink } from './pixels.ts'

/** An image in a format that every Word opens, upright as it is. */
export type WordImage = { type: 'png' | 'jpg'; bytes: Uint8Array }

/** More than any printer needs across a sheet; a photograph of this width stays small as PNG. */
const WIDEST = 2_000

type Init = (module: WebAssembly.Module) => Promise<void>

/** libwebp and mozjpeg as WebAssembly: they reach nothing outside their own memory. Loaded when the first paper needs one. */
async function load(address: string, init: unknown): Promise<void> {
  await (init as Init)(await WebAssembly.compile(readFileSync(fileURLToPath(import.meta.resolve(address)))))
}

let webp: Promise<void> | undefined
let jpeg: Promise<unknown> | undefined

async function webpToPng(bytes: Uint8Array): Promise<Uint8Array> {
  webp ??= load('@jsquash/webp/codec/dec/webp_dec.wasm', initWebpDecoder)
  await webp
  const pixels: Pixels = await decodeWebp(Uint8Array.from(bytes).buffer)
  return encodePng(shrink(pixels, WIDEST))
}

async function turnUpright(bytes: Uint8Array): Promise<Uint8Array> {
  jpeg ??= Promise.all([
    load('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', initJpegDecoder),
    load('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm', initJpegEncoder),
  ])
  await jpeg
  const upright = await decodeJpeg(Uint8Array.from(bytes).buffer, { preserveOrientation: true })
  return new Uint8Array(await encodeJpeg(upright, { quality: 90 }))
}

const EXIF = [0xff, 0xd8, 0xff, 0xe1]
/** An upload keeps Exif only where it says that the image has to be turned, and then right at the start. */
const isTurned = (bytes: Uint8Array): boolean => EXIF.every((byte, index) => bytes[index] === byte)

/** The image of a file for Word, which knows no WebP and does not read from a JPEG how it has to be turned. Throws where it is damaged. */
export async function wordImage({ mediaType, bytes }: PrintFile): Promise<WordImage> {
  if (mediaType === 'image/png') return { type: 'png', bytes }
  if (mediaType === 'image/webp') return { type: 'png', bytes: await webpToPng(bytes) }
  return { type: 'jpg', bytes: isTurned(bytes) ? await turnUpright(bytes) : bytes }
}
