import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testLog } from '../../testing/embedded-template.ts'
import type { AppEnv } from './app-env.ts'
import { clientFiles } from './client-files.ts'
import { errorResponse, notFoundResponse } from './error-response.ts'

let folder = ''
let app: Hono<AppEnv>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-client-'))
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>Concord</title>')
  writeFileSync(join(folder, 'dist', 'assets', 'index-abc123.js'), 'console.log(1)')
  app = appOver(join(folder, 'dist'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const appOver = (dist: string) => new Hono<AppEnv>().onError(errorResponse(testLog)).notFound(notFoundResponse).use(clientFiles(dist))

test.each(['/', '/papers/9f', '/releases/ECA-2025-003', '/verify'])('%s is a page', async (path) => {
  const response = await app.request(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await response.text()).toContain('Concord')
})

test.each([
  '/api/v1/nothing',
  '/collab/9f',
  '/assets/gone-abc.js',
  '/robots.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
])('%s is not', async (path) => {
  const response = await app.request(path)
  expect(await response.text()).not.toContain('secret')
  if (!path.includes('secret')) expect(response.status).toBe(404)
})

test('an asset may be kept for a year, is gzipped on request and answers 304 to its own ETag', async () => {
  const response = await app.request('/assets/index-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-encoding')).toBe('gzip')
  const again = await app.request('/assets/index-abc123.js', { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('only reading gets a page', async () => {
  expect((await app.request('/papers', { method: 'POST' })).status).toBe(404)
})

test('without a build a page says so', async () => {
  const response = await appOver(join(folder, 'nothing')).request('/')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ error: { code: 'not_ready' } })
})
