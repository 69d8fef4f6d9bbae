import { errorBody, figureFile } from '@concord/contract'
import { ApiError, apiPath, NetworkError } from './request.ts'

/** Where a figure's file is read. */
export const figureUrl = (paperId: string, sha256: string): string => apiPath('papers', paperId, 'files', sha256)

type Upload = { onProgress: (part: number) => void; signal: AbortSignal }

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy's page instead of our answer: told below as an answer that cannot be read.
    return undefined
  }
}

function problemOf(status: number, answer: unknown): ApiError {
  const parsed = errorBody.safeParse(answer)
  if (!parsed.success) return new ApiError('unexpected_answer', status, `The server answered ${status}.`)
  const { code, message, details } = parsed.data.error
  return new ApiError(code as ApiError['code'], status, message, details)
}

/**
 * Uploads an image for a paper's figures and tells how far it is (0 to 1). Throws like `request`; an `AbortError` when it is cancelled.
 * The only request that is not made with `fetch`, which does not tell how much has been sent.
 */
export const uploadFigure = (paperId: string, file: File, { onProgress, signal }: Upload): Promise<string> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file)
    const call = new XMLHttpRequest()
    call.open('POST', apiPath('papers', paperId, 'files'))
    call.setRequestHeader('accept', 'application/json')
    call.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    call.onerror = () => reject(new NetworkError(new Error('the upload was interrupted')))
    call.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    call.onload = () => {
      const answer = readJson(call.responseText)
      const stored = figureFile.safeParse(answer)
      if (call.status === 201 && stored.success) resolve(stored.data.sha256)
      else reject(problemOf(call.status, answer))
    }
    signal.addEventListener('abort', () => call.abort())
    call.send(form)
  })
