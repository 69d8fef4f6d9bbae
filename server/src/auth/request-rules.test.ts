import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { buildActor } from '../../testing/build-actor.ts'
import type { AppEnv } from '../http/app-env.ts'
import { clientAddress } from './client-address.ts'
import { mustBeConfirmed } from './confirmation.ts'
import { createLimits } from './limits.ts'
import { isOwnOrigin } from './require-origin.ts'
import { sessionSpan } from './session-span.ts'

const HOUR = 3_600_000
const group = { id: 'g', editionId: 'e' }

test('an origin is compared exactly', () => {
  const origins = ['https://concord.example']
  const own = (origin: string | undefined, fetchSite?: string) => isOwnOrigin({ origin, fetchSite }, origins)
  expect(own('https://concord.example')).toBe(true)
  for (const origin of ['http://concord.example', 'https://concord.example:8443', 'https://concord.example.evil.example', 'null', '']) {
    expect(own(origin)).toBe(false)
    expect(own(origin, 'same-origin')).toBe(false)
  }
  expect([own(undefined), own(undefined, 'same-origin'), own(undefined, 'cross-site')]).toEqual([true, true, false])
})

test.each([
  [0, undefined, 'unknown'],
  [0, '203.0.113.9', 'unknown'],
  [1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  [2, '198.51.100.1, 203.0.113.9', '198.51.100.1'],
  [3, '203.0.113.9', 'unknown'],
])('behind %i proxies, %o comes from %o', async (proxies, forwarded, expected) => {
  const app = new Hono<AppEnv>().get('/', (c) => c.text(clientAddress(c, proxies)))
  const response = await app.request('/', { headers: forwarded ? { 'x-forwarded-for': forwarded } : {} })
  expect(await response.text()).toBe(expected)
})

test('sessions last as long as their roles are worth', () => {
  expect(sessionSpan(buildActor({ hat: 'guest', group }))).toEqual({ idleMs: 24 * HOUR, absoluteMs: 24 * HOUR })
  for (const hat of ['contributor', 'rapporteur', 'observer', 'endorser', 'policy_officer'] as const) {
    expect(sessionSpan(buildActor({ hat, group }))).toEqual({ idleMs: 7 * 24 * HOUR, absoluteMs: 30 * 24 * HOUR })
  }
  for (const hat of ['moderator', 'secretariat'] as const) {
    expect(sessionSpan(buildActor({ hat, group }))).toEqual({ idleMs: HOUR, absoluteMs: 12 * HOUR })
  }
})

test('a password holds for 15 minutes, and nothing in our own process has one', () => {
  const clock = { now: () => new Date(HOUR) }
  const confirmedAgo = (ms: number) => () => mustBeConfirmed(buildActor({ confirmedAt: new Date(HOUR - ms) }), clock)
  expect(confirmedAgo(HOUR / 4 - 1)).not.toThrow()
  expect(confirmedAgo(HOUR / 4)).toThrow('password')
  expect(() => mustBeConfirmed(buildActor(), clock)).toThrow('password')
  expect(() => mustBeConfirmed(buildActor({ sessionId: null }), clock)).not.toThrow()
  expect(() => mustBeConfirmed('server', clock)).not.toThrow()
})

test('a limit can be lifted, and what was given back can be tried again', async () => {
  const { guestCode } = createLimits({ limits: true })
  for (let tries = 0; tries < 30; tries += 1) {
    await guestCode.mustTry('here')
    await guestCode.giveBack('here')
  }
  for (let tries = 0; tries < 10; tries += 1) await guestCode.mustTry('here')
  await expect(guestCode.mustTry('here')).rejects.toMatchObject({ code: 'too_many_requests' })
  await guestCode.mustTry('there')
  const lifted = createLimits({ limits: false }).guestCode
  for (let tries = 0; tries < 30; tries += 1) await lifted.mustTry('here')
})
