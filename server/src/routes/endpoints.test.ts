import { ENDPOINTS } from '@concord/contract'
import { expect, test } from 'vitest'
import type { Deps } from '../deps.ts'
import { parseEnvironment } from '../env.ts'
import { docsPage } from './docs-page.ts'
import { apiRoutes } from './index.ts'
import { openApiDocument } from './open-api.ts'

/** Mounting routes reaches for nothing but the environment. */
const mounted = apiRoutes({ env: parseEnvironment({}) } as Deps)

const OTHERS = ['GET /openapi.json', 'GET /docs', 'GET /releases.atom']
const FROM_ELSEWHERE = ['GET /healthz', 'GET /metrics']

test('every endpoint of the contract has a route, and every route is in the contract', () => {
  const routes = mounted.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const endpoints = ENDPOINTS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(new Set([...routes, ...FROM_ELSEWHERE])).toEqual(new Set([...endpoints, ...OTHERS]))
  expect(new Set(endpoints).size).toBe(endpoints.length)
})

test('the OpenAPI document describes every endpoint, with an id of its own', () => {
  const document = openApiDocument() as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string; responses: object }>>
  }
  expect(document.openapi).toBe('3.1.0')
  for (const { path, method, status } of ENDPOINTS) expect(document.paths[path]?.[method]?.responses).toHaveProperty([String(status)])
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  expect(new Set(ids).size).toBe(ENDPOINTS.length)
  expect(ids).toContain('postApiV1SectionsSectionIdApprove')
})

test('the page for people names every endpoint and loads nothing', () => {
  const page = docsPage()
  for (const { path, method } of ENDPOINTS) expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`)
  expect(page.match(/<script|<link|src=|href="[^/]/)).toBeNull()
})
