import { expect, test } from 'vitest'
import { atPort, parseEnvironment } from './env.ts'
import { StartupError } from './startup-error.ts'

test('an empty environment is a demo server on the loopback', () => {
  const env = parseEnvironment({})
  expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, limits: true, proxies: 0, logLevel: 'info' })
  expect(env.dataFolder).toMatch(/^\/.*data$/)
  expect(env.origin).toBe('http://localhost:3000')
  expect(env.origins).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000'])
})

test('in production the demo edition waits to be asked for', () => {
  expect(parseEnvironment({ NODE_ENV: 'production' }).demo).toBe(false)
  expect(parseEnvironment({ NODE_ENV: 'production', CONCORD_DEMO: 'on' }).demo).toBe(true)
  expect(parseEnvironment({ CONCORD_DEMO: 'off' }).demo).toBe(false)
})

test('a configured origin is the only one', () => {
  const env = parseEnvironment({ CONCORD_ORIGIN: 'https://concord.example/' })
  expect(env.origins).toEqual(['https://concord.example'])
  expect(atPort(env, 4444).origins).toEqual(['https://concord.example'])
})

test('PORT=0 gets its origins once the port is known', () => {
  expect(atPort(parseEnvironment({ PORT: '0' }), 40_123).origins).toEqual(['http://localhost:40123', 'http://127.0.0.1:40123'])
})

test('a named host is an origin beside the loopback', () => {
  expect(parseEnvironment({ HOST: '192.0.2.7' }).origins[0]).toBe('http://192.0.2.7:3000')
  expect(parseEnvironment({ HOST: '2001:db8::1' }).origin).toBe('http://[2001:db8::1]:3000')
})

test('an S3 store is named by all of its variables, or by none', () => {
  const named = { S3_URL: 'https://s3.example', S3_BUCKET: 'files', S3_ACCESS_KEY: 'key', S3_SECRET_KEY: 'secret' }
  expect(parseEnvironment(named).s3).toEqual({
    url: 'https://s3.example',
    bucket: 'files',
    region: 'us-east-1',
    accessKey: 'key',
    secretKey: 'secret',
  })
  expect(parseEnvironment({}).s3).toBeUndefined()
})

test('empty variables count as absent', () => {
  expect(parseEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test.each([
  [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535'],
  [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535'],
  [{ HOST: 'not a host' }, 'HOST must be a host name or an address'],
  [{ DATABASE_URL: 'mysql://here/x' }, 'DATABASE_URL must be a postgres:// address'],
  [{ REDIS_URL: 'here' }, 'REDIS_URL must be a redis:// address'],
  [{ S3_URL: 's3://files' }, 'S3_URL must be a https:// address'],
  [{ S3_URL: 'https://s3.example', S3_BUCKET: 'b', S3_ACCESS_KEY: 'k' }, 'S3_SECRET_KEY is missing'],
  [{ S3_BUCKET: 'b' }, 'S3_URL is missing'],
  [{ CONCORD_ORIGIN: 'https://concord.example/path' }, 'CONCORD_ORIGIN must be an origin such as'],
  [{ CONCORD_ORIGIN: 'concord.example' }, 'CONCORD_ORIGIN must be an origin such as'],
  [{ CONCORD_DEMO: 'yes' }, 'CONCORD_DEMO must be on or off'],
  [{ CONCORD_LIMITS: '0' }, 'CONCORD_LIMITS must be on or off'],
  [{ CONCORD_LOG: 'loud' }, 'CONCORD_LOG must be one of fatal, error'],
])('%o is refused in one line', (source, line) => {
  const attempt = () => parseEnvironment(source)
  expect(attempt).toThrow(StartupError)
  expect(attempt).toThrow(line)
  expect(attempt).not.toThrow('\n')
})
