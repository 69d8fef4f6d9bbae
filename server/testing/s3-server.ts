import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Settings } from '../src/files/s3-file-store.ts'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

/** The signature that a request must have, after the description of AWS Signature Version 4 and not after any client of it. */
function expectedSignature(request: IncomingMessage, secret: string, [day, region, signed]: [string, string, string]): string {
  const [path, query = ''] = (request.url ?? '').split('?')
  const names = signed.split(';')
  const headers = names
    .map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}\n`,
    )
    .join('')
  const bodyHash = String(request.headers['x-amz-content-sha256'])
  const canonical = [request.method, path, query, headers, signed, bodyHash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = ['aws4_request'].reduce(hmac, hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'))
  return hmac(key, toSign).toString('hex')
}

/** Why a request is not let in; undefined where it is. */
function refusal(request: IncomingMessage, body: Buffer, { accessKey, secretKey, region }: S3Settings): string | undefined {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? '')
  if (!match) return 'no signature'
  const [, key, day, scopeRegion, signed, signature] = match as unknown as [string, string, string, string, string, string]
  if (key !== accessKey || scopeRegion !== region) return 'unknown key or region'
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.split(';').includes(name))) return 'too little is signed'
  if (request.headers['x-amz-content-sha256'] !== sha256(body) && request.method === 'PUT') return 'the body is not the one that was signed'
  const expected = expectedSignature(request, secretKey, [day, scopeRegion, signed])
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? undefined : 'wrong signature'
}

/** A store that speaks as much of S3 as a store of files needs: PUT, GET and HEAD of objects in one bucket, signed. */
export class S3Server {
  readonly settings: S3Settings
  readonly objects = new Map<string, Buffer>()
  /** Answers every request with this status instead. */
  failWith: number | undefined
  readonly #server: Server

  private constructor(server: Server, port: number) {
    this.#server = server
    this.settings = {
      url: `http://127.0.0.1:${port}`,
      bucket: 'concord-test',
      region: 'eu-central-1',
      accessKey: 'AKTEST',
      secretKey: 'a secret/with+signs',
    }
    server.on('request', async (request: IncomingMessage, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const [status, body] = this.#answer(request, Buffer.concat(parts))
      response.writeHead(status, { 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body)
    })
  }

  static async start(): Promise<S3Server> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new S3Server(server, (server.address() as AddressInfo).port)
  }

  #answer(request: IncomingMessage, body: Buffer): [number, Buffer] {
    if (this.failWith !== undefined) return [this.failWith, Buffer.from('<Error/>')]
    const why = refusal(request, body, this.settings)
    if (why) return [403, Buffer.from(`<Error><Message>${why}</Message></Error>`)]
    const key = request.url ?? ''
    if (!key.startsWith(`/${this.settings.bucket}/`)) return [404, Buffer.from('<Error><Code>NoSuchBucket</Code></Error>')]
    if (request.method === 'PUT') {
      this.objects.set(key, body)
      return [200, Buffer.alloc(0)]
    }
    const found = this.objects.get(key)
    return found ? [200, found] : [404, Buffer.from('<Error><Code>NoSuchKey</Code></Error>')]
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
