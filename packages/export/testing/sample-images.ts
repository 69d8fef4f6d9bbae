import { type FigureMediaType, type SnapshotFile, sha256Hex } from '@concord/paper'
import { encodePng } from '../src/images/encode-png.ts'

const chart = (width: number, height: number): Uint8Array => {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bar = Math.floor((x * 5) / width)
      const isBar = (x * 5) % width < width * 0.6 && height - y < (height * (bar + 1)) / 6
      if (isBar) data.set([0x1f, 0x3a, 0x8a, 255], (y * width + x) * 4)
    }
  }
  return encodePng({ width, height, data })
}

/** 64 × 32 pixels: red and green at the left, blue at the right. */
const JPEG = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAAUFBQUFBQUGBgUICAcICAsKCQkKCxEMDQwNDBEaEBMQEBMQGhcbFhUWGxcpIBwcICkvJyUnLzkzMzlHREddXX0B',
  'BQUFBQUFBQYGBQgIBwgICwoJCQoLEQwNDA0MERoQExAQExAaFxsWFRYbFykgHBwgKS8nJScvOTMzOUdER11dff/CABEIACAAQAMBIQACEQEDEQH/xAAsAAEB',
  'AAAAAAAAAAAAAAAAAAAABwEBAQEAAwAAAAAAAAAAAAAAAAYIBQcJ/9oADAMBAAIQAxAAAAC0OoueCQrXL4V5FagCQrXL4T9S+iQR9bZfCwInUAR9bZfD/8QA',
  'FBABAAAAAAAAAAAAAAAAAAAAUP/aAAgBAQABPwAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgBAgEBPwAH/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgB',
  'AwEBPwAH/9k=',
].join('')
/** The same with an Exif segment that says that it has to be turned: upright it is 32 × 64. */
const TURNED_JPEG = [
  '/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/4AAQSkZJRgABAQAAAQABAAD/2wCEAAUFBQUFBQUGBgUICAcICAsKCQkKCxEMDQwNDBEa',
  'EBMQEBMQGhcbFhUWGxcpIBwcICkvJyUnLzkzMzlHREddXX0BBQUFBQUFBQYGBQgIBwgICwoJCQoLEQwNDA0MERoQExAQExAaFxsWFRYbFykgHBwgKS8nJScv',
  'OTMzOUdER11dff/CABEIACAAQAMBIQACEQEDEQH/xAAsAAEBAAAAAAAAAAAAAAAAAAAABwEBAQEAAwAAAAAAAAAAAAAAAAYIBQcJ/9oADAMBAAIQAxAAAAC0',
  'OoueCQrXL4V5FagCQrXL4T9S+iQR9bZfCwInUAR9bZfD/8QAFBABAAAAAAAAAAAAAAAAAAAAUP/aAAgBAQABPwAD/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/a',
  'AAgBAgEBPwAH/8QAFBEBAAAAAAAAAAAAAAAAAAAAQP/aAAgBAwEBPwAH/9k=',
].join('')
const WEBP = [
  'UklGRm4AAABXRUJQVlA4IGIAAADQBACdASpAACAAPl0kjUWjoiEb9AA4BcSyAGAwgBreHAPxm/ACv/ArPGQuEittgAD+8/w36ccTnvdeLqjtlA5vDPCvCwLf',
  't7f6D32n7ZH/57+9/vG/MAtP4IR/0qPMbwAAAA==',
].join('')

/** An uploaded file with its bytes. */
export type SampleFile = SnapshotFile & { bytes: Uint8Array }

const sampleFile = (bytes: Uint8Array, mediaType: FigureMediaType, width: number, height: number): SampleFile => ({
  sha256: sha256Hex(bytes),
  mediaType,
  width,
  height,
  size: bytes.length,
  bytes,
})

const decoded = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

/** One image of each kind that a figure may show. */
export const SAMPLE_FILES = {
  png: sampleFile(chart(300, 180), 'image/png', 300, 180),
  jpeg: sampleFile(decoded(JPEG), 'image/jpeg', 64, 32),
  turned: sampleFile(decoded(TURNED_JPEG), 'image/jpeg', 32, 64),
  webp: sampleFile(decoded(WEBP), 'image/webp', 64, 32),
}

/** Their bytes, as a job for the exporter brings them. */
export const sampleBytes = (): Map<string, Uint8Array> => new Map(Object.values(SAMPLE_FILES).map(({ sha256, bytes }) => [sha256, bytes]))

/** What a snapshot says of them. */
export const sampleFileFacts = (): SnapshotFile[] => Object.values(SAMPLE_FILES).map(({ bytes: _bytes, ...file }) => file)
