import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const SOURCE = fileURLToPath(new URL('../../plain-editor', import.meta.url))
const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** A page with nothing but a plain editor, built as Concord's client is, and the way to end it. */
export async function openPlainPage(folder: string): Promise<{ url: string; close(): void }> {
  const dist = join(folder, 'plain-editor')
  await build({
    root: SOURCE,
    base: './',
    logLevel: 'warn',
    configFile: false,
    build: { outDir: dist, emptyOutDir: true, target: 'es2022' },
  })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname)
    const file = join(dist, path === '/' ? 'index.html' : path)
    try {
      const bytes = readFileSync(file)
      response.writeHead(200, { 'content-type': TYPES[file.split('.').pop() ?? ''] ?? 'application/octet-stream' }).end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() }
}
