import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { expect, test } from 'vitest'
import { testLog } from '../../testing/embedded-template.ts'
import type { AppEnv } from './app-env.ts'
import { AppError } from './app-error.ts'
import { errorResponse, notFoundResponse } from './error-response.ts'

const app = new Hono<AppEnv>()
  .onError(errorResponse(testLog.child({}, { level: 'silent' })))
  .notFound(notFoundResponse)
  .use((c, next) => {
    c.set('requestId', 'request-1')
    return next()
  })
  .get('/known', () => {
    throw new AppError('content_changed', 'The text moved on.', { hash: 'abc' })
  })
  .get('/busy', () => {
    throw new AppError('too_many_requests', 'Wait.', { retryAfterSeconds: 7 })
  })
  .get('/hono', () => {
    throw new HTTPException(400, { message: 'inner words' })
  })
  .get('/ours', () => {
    throw new Error('password=secret')
  })

const ask = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, body: await response.json(), headers: response.headers }
}

test('an AppError answers with its status, code, message and details', async () => {
  expect(await ask('/known')).toMatchObject({
    status: 409,
    body: { error: { code: 'content_changed', message: 'The text moved on.', details: { hash: 'abc' } } },
  })
})

test('a limit says when to come back', async () => {
  const { status, headers } = await ask('/busy')
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe('7')
})

test('what the framework refuses gets a stable code', async () => {
  expect(await ask('/hono')).toMatchObject({ status: 400, body: { error: { code: 'invalid_body' } } })
})

test('an unexpected error shows nothing of itself', async () => {
  const { status, body } = await ask('/ours')
  expect(status).toBe(500)
  expect(body).toEqual({ error: { code: 'internal', message: expect.any(String), details: { requestId: 'request-1' } } })
  expect(JSON.stringify(body)).not.toMatch(/secret|at /)
})

test('an unknown address is a JSON 404', async () => {
  expect(await ask('/api/v1/nothing')).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
})
