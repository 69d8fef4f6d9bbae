import { randomUUID } from 'node:crypto'
import { sha256Hex } from '@concord/paper'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { TestClock } from '../../testing/test-workspace.ts'
import { people, sessions as rows } from '../storage/schema.ts'
import { createSessions, type Sessions } from './sessions.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SPAN = { idleMs: HOUR, absoluteMs: 12 * HOUR }

describeOnEveryDatabase('sessions', (database) => {
  const clock = new TestClock()
  let sessions: Sessions
  let personId: string
  let otherId: string

  const insertPerson = async (id: string) => {
    const row = { id, name: 'Somebody', kind: 'member' as const, pseudonym: randomUUID(), createdAt: clock.now() }
    await database().db.insert(people).values(row)
    return id
  }

  beforeAll(async () => {
    sessions = createSessions({ db: database().db, clock })
    personId = await insertPerson(randomUUID())
    otherId = await insertPerson(randomUUID())
  })

  test('a token opens its session, and only its hash is stored', async () => {
    const { token, session } = await sessions.create(personId, SPAN)
    expect(await sessions.validate(token, { extend: false })).toEqual(session)
    expect(session).toMatchObject({ id: sha256Hex(token), personId, confirmedAt: clock.now() })
    expect(JSON.stringify(await database().db.select().from(rows))).not.toContain(token)
  })

  test('two tokens are never the same, and what is no token opens nothing', async () => {
    const [first, second] = [await sessions.create(personId, SPAN), await sessions.create(personId, SPAN)]
    expect(first.token).not.toBe(second.token)
    for (const wrong of ['', 'x', first.session.id, `${first.token}x`]) {
      expect(await sessions.validate(wrong, { extend: true })).toBeUndefined()
    }
  })

  test('an idle session ends after its idle span, on the minute', async () => {
    const { token } = await sessions.create(personId, SPAN)
    clock.advance(HOUR - 1)
    expect(await sessions.validate(token, { extend: false })).toBeDefined()
    clock.advance(1)
    expect(await sessions.validate(token, { extend: true })).toBeUndefined()
    expect(await sessions.validate(token, { extend: true })).toBeUndefined()
  })

  test('requests keep it alive, but never past its absolute end', async () => {
    const { token, session } = await sessions.create(personId, SPAN)
    for (let used = 0; used < 12 * HOUR - 45 * MINUTE; used += 45 * MINUTE) {
      clock.advance(45 * MINUTE)
      expect(await sessions.validate(token, { extend: true })).toBeDefined()
    }
    clock.advance(45 * MINUTE)
    expect(clock.now()).toEqual(session.absoluteExpiresAt)
    expect(await sessions.validate(token, { extend: true })).toBeUndefined()
  })

  test('the idle span counts from the last request, to a sixtieth', async () => {
    const { token } = await sessions.create(personId, SPAN)
    clock.advance(10 * MINUTE)
    expect(await sessions.validate(token, { extend: true })).toBeDefined()
    clock.advance(59 * MINUTE)
    expect(await sessions.validate(token, { extend: false })).toBeDefined()
    clock.advance(MINUTE)
    expect(await sessions.validate(token, { extend: false })).toBeUndefined()
  })

  test('sockets do not keep it alive', async () => {
    const { token } = await sessions.create(personId, SPAN)
    clock.advance(40 * MINUTE)
    expect(await sessions.validate(token, { extend: false })).toBeDefined()
    clock.advance(20 * MINUTE)
    expect(await sessions.validate(token, { extend: false })).toBeUndefined()
  })

  test('the longest idle span is kept as exactly as the shortest', async () => {
    const { token } = await sessions.create(personId, { idleMs: 7 * DAY, absoluteMs: 30 * DAY })
    clock.advance(6 * DAY)
    expect(await sessions.validate(token, { extend: true })).toBeDefined()
    clock.advance(7 * DAY - 1)
    expect(await sessions.validate(token, { extend: false })).toBeDefined()
    clock.advance(1)
    expect(await sessions.validate(token, { extend: false })).toBeUndefined()
  })

  test('proving the password again gives a new token and ends the old one', async () => {
    const { token, session } = await sessions.create(personId, SPAN)
    clock.advance(20 * MINUTE)
    const renewed = await sessions.confirm(session.id)
    expect(await sessions.validate(token, { extend: false })).toBeUndefined()
    expect(await sessions.validate(renewed.token, { extend: false })).toMatchObject({ id: renewed.sessionId, confirmedAt: clock.now() })
  })

  test('revoking ends one session, revoking all ends every session of one person', async () => {
    const own = [
      await sessions.create(personId, SPAN),
      await sessions.create(personId, SPAN),
      await sessions.create(personId, SPAN),
    ] as const
    const other = await sessions.create(otherId, SPAN)
    await sessions.revoke(own[0].session.id)
    expect(await sessions.validate(own[0].token, { extend: false })).toBeUndefined()
    expect(await sessions.validate(own[1].token, { extend: false })).toBeDefined()
    const ended = await sessions.revokeAll(personId)
    expect(ended).toEqual(expect.arrayContaining([own[1].session.id, own[2].session.id]))
    expect(await sessions.validate(own[2].token, { extend: false })).toBeUndefined()
    expect(await sessions.validate(other.token, { extend: false })).toBeDefined()
  })

  test('sweeping deletes what has ended and nothing else', async () => {
    const ended = await sessions.create(personId, SPAN)
    clock.advance(HOUR)
    const open = await sessions.create(personId, SPAN)
    await sessions.sweep()
    const ids = (await database().db.select({ id: rows.id }).from(rows)).map(({ id }) => id)
    expect(ids).toContain(open.session.id)
    expect(ids).not.toContain(ended.session.id)
  })
})
