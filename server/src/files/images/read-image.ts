import type { FigureMediaType } from '@concord/paper'
import { type ImageFault, ImageRefused } from './image-refused.ts'
import { isJpeg, readJpeg } from './read-jpeg.ts'
import { isPng, readPng } from './read-png.ts'
import { isWebp, readWebp } from './read-webp.ts'

/** An image without anything that is not needed to show it. Width and height are in pixels, as people see it. */
export type CleanImage = { mediaType: FigureMediaType; width: number; height: number; bytes: Uint8Array }

/** What a format's reader finds. */
export type ReadImage = Omit<CleanImage, 'mediaType'>

export type ImageReading = { kind: 'image'; image: CleanImage } | { kind: 'refused'; fault: ImageFault; message: string }

const FORMATS: readonly {
  mediaType: FigureMediaType
  isIt(bytes: Uint8Array): boolean
  read(bytes: Uint8Array): Promise<ReadImage> | ReadImage
}[] = [
  { mediaType: 'image/png', isIt: isPng, read: readPng },
  { mediaType: 'image/jpeg', isIt: isJpeg, read: readJpeg },
  { mediaType: 'image/webp', isIt: isWebp, read: readWebp },
]

async function read(bytes: Uint8Array): Promise<CleanImage> {
  const format = FORMATS.find(({ isIt }) => isIt(bytes))
  if (!format) throw new ImageRefused('unknown_format', 'Only PNG, JPEG and WebP images can be uploaded.')
  return { mediaType: format.mediaType, ...(await format.read(bytes)) }
}

/**
 * Reads an upload by its bytes, whatever its name says. The image comes back without metadata (place, time, camera, thumbnails, comments)
 * and without anything before or behind it; its pixels are not touched. Never throws for what somebody has uploaded.
 */
export async function readImage(bytes: Uint8Array): Promise<ImageReading> {
  try {
    return { kind: 'image', image: await read(bytes) }
  } catch (error) {
    if (!(error instanceof ImageRefused)) throw error
    return { kind: 'refused', fault: error.fault, message: error.message }
  }
}
