import { AppError } from '../http/app-error.ts'

const MAX_HEADER_BYTES = 16 * 1024
const HEADERS_END = Buffer.from('\r\n\r\n')

const broken = () =>
  new AppError('invalid_body', 'The form holds no complete file named "file".', { issues: [{ path: 'file', message: 'is missing' }] })

/** The boundary of a `multipart/form-data` content type, or undefined for anything else. */
export function maybeBoundary(contentType: string | undefined): string | undefined {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType ?? '')
  return match?.[1] ?? match?.[2]
}

const isFileNamed = (headers: string): boolean => /^content-disposition:\s*form-data;.*\bname="?file"?\s*(;|$)/im.test(headers)

/**
 * The bytes of the form's field `file`, as they arrive: however large the file is, only a little of it is held. The rest of the form
 * is read and dropped. Throws 400 `invalid_body` when the form has no such field or ends in the middle of it.
 */
export async function* multipartFile(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Uint8Array> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter may stand at the very start, without the line end that belongs to the later ones.
  let held: Buffer = Buffer.from('\r\n')
  let state: 'between' | 'headers' | 'file' | 'done' = 'between'
  for await (const chunk of source) {
    if (state === 'done') continue
    held = Buffer.concat([held, chunk])
    while (state !== 'done') {
      const mark: Buffer = state === 'headers' ? HEADERS_END : delimiter
      const end: number = held.indexOf(mark)
      if (end < 0) break
      const before: Buffer = held.subarray(0, end)
      held = held.subarray(end + mark.length)
      if (state === 'file') yield before
      state = next(state, before)
    }
    if (state === 'headers' && held.length > MAX_HEADER_BYTES) throw broken()
    if (state === 'headers') continue
    const sure = Math.max(0, held.length - delimiter.length + 1)
    if (state === 'file' && sure > 0) yield held.subarray(0, sure)
    held = held.subarray(sure)
  }
  if (state !== 'done') throw broken()
}

function next(state: 'between' | 'headers' | 'file', before: Buffer): 'between' | 'headers' | 'file' | 'done' {
  if (state === 'file') return 'done'
  if (state === 'between') return 'headers'
  return isFileNamed(before.toString('latin1')) ? 'file' : 'between'
}
