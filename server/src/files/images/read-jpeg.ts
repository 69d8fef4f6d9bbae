import { FIGURE_LIMITS } from '@concord/paper'
import { exifOrientation, orientationSegment } from './exif-orientation.ts'
import { damaged, ImageRefused, mustHaveSize } from './image-refused.ts'
import type { ReadImage } from './read-image.ts'

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/** Markers (ITU-T T.81, table B.1). */
const M = { dht: 0xc4, jpg: 0xc8, dac: 0xcc, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee }
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== M.dht && marker !== M.jpg && marker !== M.dac
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** `data` is what a marker's segment holds; `whole` reaches from the marker to the next one, pixels included. */
type Segment = { marker: number; data: Uint8Array; whole: Uint8Array }

/** Where the packed pixels that begin at `at` end: at the next marker that is none of theirs. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let index = at; ; index++) {
    index = bytes.indexOf(0xff, index)
    const next = bytes[index + 1]
    if (index < 0 || next === undefined) throw damaged('it ends too early')
    if (next !== 0 && next !== 0xff && !isRestart(next)) return index
  }
}

/** The segments up to the end of the image; what comes behind it is no part of it. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) throw damaged('it ends too early, or a part of it is missing')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === M.eoi) return
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (marker === undefined || marker < 0xc0 || length < 2 || end > bytes.length)
      throw damaged('it ends too early, or a part of it is missing')
    const next = marker === M.sos ? endOfScan(bytes, end) : end
    yield { marker, data: bytes.subarray(at + 4, end), whole: bytes.subarray(at, next) }
    at = next
  }
}

const startsWith = (data: Uint8Array, text: string): boolean => Buffer.from(data.subarray(0, text.length)).toString('latin1') === text

/** Tables, frames, pixels, and what says how colours are meant. A JFIF segment only without its thumbnail. */
function isKept({ marker, data }: Segment): boolean {
  if (marker === M.app0) return startsWith(data, 'JFIF\0') && data.length === 14
  if (marker === M.app2) return startsWith(data, 'ICC_PROFILE\0')
  if (marker === M.app14) return startsWith(data, 'Adobe')
  return isFrame(marker) || [M.dht, M.dqt, M.dri, M.sos].includes(marker)
}

/** Baseline and progressive, as cameras and browsers write them; in grey or in three colours. */
function readFrame(segments: readonly Segment[]): { width: number; height: number } {
  const [frame, ...others] = segments.filter(({ marker }) => isFrame(marker))
  if (!frame || frame.data.length < 6) throw damaged('it has no header')
  const [precision, high, low, left, right, components] = frame.data as unknown as [number, number, number, number, number, number]
  if (others.length > 0 || frame.marker > 0xc2 || precision !== 8)
    throw new ImageRefused('unsupported', 'This kind of JPEG cannot be shown.')
  if (components !== 1 && components !== 3) {
    throw new ImageRefused('unsupported', 'This JPEG is made for printing presses (CMYK). Save it in RGB colours.')
  }
  const [width, height] = [(left << 8) | right, (high << 8) | low]
  mustHaveSize(width, height, FIGURE_LIMITS)
  return { width, height }
}

/** Reads a JPEG part by part. Of its Exif data only the way it has to be turned is kept. */
export function readJpeg(bytes: Uint8Array): ReadImage {
  const segments = [...segmentsOf(bytes)]
  const { width, height } = readFrame(segments)
  if (!segments.some(({ marker }) => marker === M.sos)) throw damaged('it has no pixels')
  const exif = segments.find(({ marker, data }) => marker === M.app1 && startsWith(data, 'Exif\0\0'))
  const orientation = exif ? exifOrientation(exif.data.subarray(6)) : 1
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)]
  const kept = segments.filter(isKept).map(({ whole }) => whole)
  const clean = new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...turned, ...kept, Uint8Array.of(0xff, M.eoi)]))
  return { width: orientation > 4 ? height : width, height: orientation > 4 ? width : height, bytes: clean }
}
