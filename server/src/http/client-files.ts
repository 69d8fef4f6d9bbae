import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { AppError } from './app-error.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
const TEXT = /^(text|application)\/|svg/

type ClientFile = { type: string; etag: string; bytes: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer> | undefined }

/**
 * Serves the built client from memory: files by their name, and `index.html` for every page address. Names under `/assets/`
 * carry a hash and are kept for a year; everything else is asked for again with its ETag.
 */
export function clientFiles(folder: string): MiddlewareHandler<AppEnv> {
  const paths = new Set(listFiles(folder))
  const files = new Map<string, ClientFile>()
  const read = (path: string) => {
    const file = files.get(path) ?? readClientFile(join(folder, path), extname(path))
    files.set(path, file)
    return file
  }
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const path = paths.has(c.req.path) ? c.req.path : isPage(c.req.path) ? '/index.html' : undefined
    if (path === undefined) return next()
    if (!paths.has(path)) throw new AppError('not_ready', 'The pages are not built yet. Run npm run build.')
    return answer(c, read(path), path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  }
}

/** Page addresses have no file ending; releases have references such as `ECA-2025-003`. */
const isPage = (path: string) => !/^\/(api|collab|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)

const listFiles = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    : []

function readClientFile(path: string, ending: string): ClientFile {
  const bytes = new Uint8Array(readFileSync(path))
  const type = TYPES[ending] ?? 'application/octet-stream'
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type, etag, bytes, gzipped: TEXT.test(type) ? new Uint8Array(gzipSync(bytes)) : undefined }
}

function answer(c: Context<AppEnv>, file: ClientFile, cacheControl: string): Response {
  const gzipped = c.req.header('accept-encoding')?.includes('gzip') ? file.gzipped : undefined
  const headers = { 'Content-Type': file.type, 'Cache-Control': cacheControl, ETag: file.etag, Vary: 'Accept-Encoding' }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  return c.body(gzipped ?? file.bytes, 200, gzipped ? { ...headers, 'Content-Encoding': 'gzip' } : headers)
}
