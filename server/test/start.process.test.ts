import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { copyEmbeddedTemplate } from '../testing/embedded-template.ts'
import { freePort, type RunningServer, startServer } from '../testing/running-server.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const folders: string[] = []
const dataFolder = () => {
  const folder = copyEmbeddedTemplate(inject('embeddedTemplate'))
  folders.push(folder)
  return folder
}

let server: RunningServer
let serverFolder = ''

beforeAll(async () => {
  serverFolder = dataFolder()
  server = await startServer({ dataFolder: serverFolder, environment: { CONCORD_DEMO: 'off' } })
})
afterAll(async () => {
  await server.stop('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Starts a server that is expected to end by itself. */
async function refusedStart(environment: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, CONCORD_DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
  const [code] = await once(child, 'close')
  return { code: code as number | null, lines: output.trimEnd().split('\n') }
}

test('a taken port', async () => {
  const { code, lines } = await refusedStart({ PORT: String(server.port), CONCORD_DATA: dataFolder() })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`Port ${server.port} on 127.0.0.1 is taken.`)] })
})

test('a data folder that another server uses', async () => {
  const { code, lines } = await refusedStart({ PORT: '0', CONCORD_DATA: serverFolder })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`in use by another Concord (process ${server.pid})`)] })
})

test('a data folder that cannot be written', async () => {
  const file = join(dataFolder(), 'file')
  writeFileSync(file, '')
  const { code, lines } = await refusedStart({ PORT: '0', CONCORD_DATA: file })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('cannot be used')] })
})

test('a database that cannot be reached', async () => {
  const { code, lines } = await refusedStart({ PORT: '0', DATABASE_URL: `postgres://concord@127.0.0.1:${await freePort()}/concord` })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/The database .* cannot be reached: .*ECONNREFUSED/)] })
})

test('a bad environment value', async () => {
  const { code, lines } = await refusedStart({ PORT: 'eighty' })
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('PORT must be a number')] })
})

test('an empty database without the demo prints a one-time link', () => {
  expect(server.output()).toContain(`Concord is ready: ${server.origin}`)
  expect(server.output()).toMatch(new RegExp(`${server.origin}/setup\\?token=\\S{20,}`))
})

test('every answer carries the security headers, private ones are not kept', async () => {
  for (const path of ['/', '/api/v1/editions', '/api/v1/nothing']) {
    const { headers } = await fetch(`${server.origin}${path}`)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'; script-src 'self'; .*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('a body over the limit, announced or not, and a body that is no JSON', async () => {
  const post = async (body: BodyInit, more: object = {}) => {
    const response = await fetch(`${server.origin}/api/v1/session`, { method: 'POST', body, ...more })
    return { status: response.status, body: await response.json() }
  }
  const large = 'x'.repeat(2 * 1024 * 1024)
  expect(await post(large)).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } })
  expect(await post(new Blob([large]).stream(), { duplex: 'half' })).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } })
  expect(await post('{')).toMatchObject({ status: 400, body: { error: { code: 'invalid_json' } } })
})

test('metrics count what was answered', async () => {
  const text = await (await fetch(`${server.origin}/metrics`)).text()
  expect(text).toMatch(/concord_http_responses_total\{method="GET",status="200"\} \d+/)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends in order, and the folder opens again', async (signal) => {
  expect(await server.stop(signal)).toBe(0)
  server = await startServer({ dataFolder: serverFolder, environment: { CONCORD_DEMO: 'off' } })
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('after kill -9 the folder opens again', async () => {
  await server.stop('SIGKILL')
  server = await startServer({ dataFolder: serverFolder, environment: { CONCORD_DEMO: 'off' } })
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('Ctrl-C while it starts, seen twice as under npm, is obeyed in order', async () => {
  const port = await freePort()
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, CONCORD_DEMO: 'off', PORT: String(port), CONCORD_DATA: dataFolder() },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) await setImmediate()
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})
