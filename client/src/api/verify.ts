import { verifyAnswer } from '@concord/contract'
import { apiPath, request } from './request.ts'

/** Asks what a SHA-256 (64 hex digits) names. */
export const verifyHash = (sha256: string) => request(verifyAnswer, apiPath('verify'), { method: 'POST', body: { sha256 } })

/** Sends a whole file to be hashed by the server. */
export function verifyFile(file: File) {
  const form = new FormData()
  form.set('file', file)
  return request(verifyAnswer, apiPath('verify'), { method: 'POST', form })
}
