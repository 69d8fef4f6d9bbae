import { expect, test } from 'vitest'
import { AppShell } from './app-shell.ts'

const ORIGIN = 'https://concord.example'
const FILES = ['/', '/assets/index-1.js', '/icon.svg']

/** As much of the browser's caches as the shell uses, by address. */
class MemoryCaches {
  readonly all = new Map<string, Map<string, Response>>()
  private readonly server: (path: string) => Promise<Response>

  constructor(server: (path: string) => Promise<Response>) {
    this.server = server
  }

  open = async (name: string) => {
    const cache = this.all.get(name) ?? new Map<string, Response>()
    this.all.set(name, cache)
    return {
      addAll: async (paths: string[]) => {
        for (const path of paths) cache.set(path, await this.server(path))
      },
      match: async (asked: string | Request) => cache.get(pathOf(asked))?.clone(),
      put: async (asked: Request, response: Response) => void cache.set(pathOf(asked), response),
    }
  }

  keys = async () => [...this.all.keys()]
  delete = async (name: string) => this.all.delete(name)
  match = async (asked: Request) => {
    for (const cache of this.all.values()) if (cache.has(pathOf(asked))) return cache.get(pathOf(asked))!.clone()
    return undefined
  }
}

const pathOf = (asked: string | Request): string => (typeof asked === 'string' ? asked : new URL(asked.url).pathname)

type Network = (path: string) => Promise<Response>
const online: Network = async (path) => new Response(`server's ${path}`)
const offline: Network = () => Promise.reject(new TypeError('no network'))
const never = () => new Promise<void>(() => {})

function shellOn(caches: MemoryCaches, network: Network, version = 'v1', wait: () => Promise<void> = never) {
  const place = { origin: ORIGIN, caches: caches as unknown as CacheStorage, fetch: (request: Request) => network(pathOf(request)), wait }
  return new AppShell({ version, files: FILES }, place)
}

const ask = (path: string, { mode = 'cors', method = 'GET' } = {}) =>
  Object.defineProperty(new Request(`${ORIGIN}${path}`, { method }), 'mode', { value: mode })
const page = (path: string) => ask(path, { mode: 'navigate' })
const bodyOf = async (answer: Promise<Response> | undefined) => (await answer)?.text()

test('pages come from the network, and from the device where there is none', async () => {
  const caches = new MemoryCaches(async () => new Response('kept page'))
  await shellOn(caches, online).install()
  expect(await bodyOf(shellOn(caches, online).answer(page('/papers/1')))).toBe("server's /papers/1")
  expect(await bodyOf(shellOn(caches, offline).answer(page('/papers/1')))).toBe('kept page')
  const broken: Network = async () => new Response('bad gateway', { status: 502 })
  expect(await bodyOf(shellOn(caches, broken).answer(page('/papers/1')))).toBe('kept page')
})

test('a network that says nothing is not waited for', async () => {
  const caches = new MemoryCaches(async () => new Response('kept page'))
  await shellOn(caches, online).install()
  const silent = shellOn(
    caches,
    () => new Promise(() => {}),
    'v1',
    async () => {},
  )
  expect(await bodyOf(silent.answer(page('/')))).toBe('kept page')
})

test.each([
  ['what the server answers about papers', ask('/api/v1/papers')],
  ['a download', page('/api/v1/releases/ECA-2025-003/files/pdf')],
  ['a sign-in', ask('/api/v1/session', { method: 'POST' })],
  ['a figure', ask('/api/v1/papers/1/files/ab')],
  ['a file of another place', Object.defineProperty(new Request('https://other.example/assets/index-1.js'), 'mode', { value: 'cors' })],
])('%s never goes through the device', async (_what, request) => {
  const caches = new MemoryCaches(online)
  await shellOn(caches, online).install()
  expect(shellOn(caches, online).answer(request)).toBeUndefined()
})

test('the app’s files come from the device; others of its files are kept once they were needed', async () => {
  const caches = new MemoryCaches(online)
  await shellOn(caches, online).install()
  expect(await bodyOf(shellOn(caches, offline).answer(ask('/assets/index-1.js')))).toBe("server's /assets/index-1.js")
  expect(await bodyOf(shellOn(caches, online).answer(ask('/assets/greek-1.woff2')))).toBe("server's /assets/greek-1.woff2")
  expect(await bodyOf(shellOn(caches, offline).answer(ask('/assets/greek-1.woff2')))).toBe("server's /assets/greek-1.woff2")
})

test('a missing file is not kept as if it were there', async () => {
  const caches = new MemoryCaches(online)
  const gone: Network = async () => new Response('nothing', { status: 404 })
  expect((await shellOn(caches, gone).answer(ask('/assets/old-1.js')))?.status).toBe(404)
  await expect(shellOn(caches, offline).answer(ask('/assets/old-1.js'))).rejects.toThrow('no network')
})

test('of the versions that were, only the last one stays, for tabs that are still open', async () => {
  const caches = new MemoryCaches(online)
  await caches.open('somebody-else')
  for (const version of ['v1', 'v2', 'v3']) {
    await shellOn(caches, online, version).install()
    await shellOn(caches, online, version).tidy()
  }
  expect([...caches.all.keys()]).toEqual(['somebody-else', 'concord-app-v2', 'concord-app-v3'])
})
