import { AwsClient } from 'aws4fetch'
import { AppError } from '../http/app-error.ts'
import type { FileStore } from './file-store.ts'

/** An S3-compatible store. `url` is its address without the bucket, which stands in the path. */
export type S3Settings = { url: string; bucket: string; region: string; accessKey: string; secretKey: string }

type StoreLog = { warn(fields: object, message: string): void }

const WITHIN_MS = 15_000
/** Of a call that the store answers with 5xx or 429. */
const RETRIES = 2

const notReady = (cause: unknown): AppError =>
  Object.assign(new AppError('not_ready', 'The store for images does not answer just now. Please try again.'), { cause })

/** Files in a bucket, under `figures/`. Requests are signed (Signature Version 4) with the hash of what they carry. */
export function createS3FileStore({ url, bucket, region, accessKey, secretKey }: S3Settings, log: StoreLog): FileStore {
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3', retries: RETRIES })
  const base = `${url.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/figures/`

  async function call(method: 'GET' | 'HEAD' | 'PUT', sha256: string, init: RequestInit = {}): Promise<Response> {
    try {
      const response = await client.fetch(base + sha256, { ...init, method, signal: AbortSignal.timeout(WITHIN_MS) })
      if (response.ok || (response.status === 404 && method !== 'PUT')) return response
      throw new Error(`it answered ${response.status}: ${(await response.text()).slice(0, 300)}`)
    } catch (error) {
      log.warn({ error, method }, 'the S3 store is in trouble')
      throw notReady(error)
    }
  }

  return {
    async put(sha256, bytes) {
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' }
      await call('PUT', sha256, { headers, body: new Uint8Array(bytes) })
    },
    async get(sha256) {
      const response = await call('GET', sha256)
      if (response.status === 404) return undefined
      return new Uint8Array(await response.arrayBuffer())
    },
    has: async (sha256) => (await call('HEAD', sha256)).ok,
  }
}
