import type { CurrentSession } from '@concord/contract'
import { beforeEach, expect, test } from 'vitest'
import type { AnswerShelf, KeptAnswer } from './kept-answers.ts'
import { OfflineAnswers } from './offline-answers.ts'

const HOUR_MS = 3_600_000
const AWAY = new Error('away')
const GONE = new Error('gone')

const sessionOf = (id: string, kind: 'member' | 'guest' = 'member', role?: 'moderator' | 'participant'): CurrentSession => ({
  person: { id, name: id, organisation: null, kind },
  roles: {
    groups: role ? [{ groupId: 'g', group: 'G', kind: 'lab', edition: 'e', role: role as 'moderator' }] : [],
    editions: [],
  },
  confirmedAt: null,
})

class MemoryShelf implements AnswerShelf {
  readonly kept = new Map<string, KeptAnswer>()
  read = async (key: string) => this.kept.get(key)
  write = async (kept: KeptAnswer) => void this.kept.set(kept.key, kept)
  drop = async (key: string) => void this.kept.delete(key)
  clear = async () => this.kept.clear()
  trim = async () => {}
}

let shelf: MemoryShelf
let now: number

beforeEach(() => {
  shelf = new MemoryShelf()
  now = 0
})

/** A page as it starts: it knows nothing but what the shelf holds. */
const openPage = (wait: () => Promise<undefined> = () => new Promise(() => {})) =>
  new OfflineAnswers({ shelf, now: () => now, wait, isAway: (error) => error === AWAY, isRefusal: (error) => error === GONE })

const says =
  <Answer>(answer: Answer) =>
  async () =>
    answer
const isAway = () => Promise.reject(AWAY)
const text = (kept: unknown): string => kept as string

async function visit(session: CurrentSession, answers: Record<string, string>): Promise<void> {
  const page = openPage()
  await page.askSession(says(session))
  for (const [key, answer] of Object.entries(answers)) await page.ask(key, says(answer), text)
}

test('what a person has visited is answered while the server cannot be reached', async () => {
  await visit(sessionOf('ana'), { '/paper': 'words' })
  const page = openPage()
  expect((await page.askSession(isAway))?.person.id).toBe('ana')
  expect(await page.ask('/paper', isAway, text)).toBe('words')
  expect(page.isOld('/paper')).toBe(true)
  expect(await page.ask('/paper', says('newer'), text)).toBe('newer')
  expect(page.isOld('/paper')).toBe(false)
  await expect(page.ask('/never-visited', isAway, text)).rejects.toBe(AWAY)
})

test('a server that lets one wait is not waited for where something is kept', async () => {
  await visit(sessionOf('ana'), { '/paper': 'words' })
  const page = openPage(says(undefined))
  await page.askSession(says(sessionOf('ana')))
  expect(await page.ask('/paper', () => new Promise<string>(() => {}), text)).toBe('words')
})

test('nobody sees what another person has visited', async () => {
  await visit(sessionOf('ana'), { '/paper': 'words' })
  const page = openPage()
  await page.askSession(says(sessionOf('ben')))
  await expect(page.ask('/paper', isAway, text)).rejects.toBe(AWAY)
  expect([...shelf.kept.keys()]).toEqual(['session'])
})

test('nothing stays after a sign-out, nor once the server knows nobody', async () => {
  await visit(sessionOf('ana'), { '/paper': 'words' })
  await openPage().askSession(says(null))
  expect(shelf.kept.size).toBe(0)
  await visit(sessionOf('ana'), { '/paper': 'words' })
  await openPage().forget()
  await expect(openPage().askSession(isAway)).rejects.toBe(AWAY)
})

test('what the person may not have any more is dropped', async () => {
  await visit(sessionOf('ana'), { '/paper': 'words' })
  const page = openPage()
  await page.askSession(says(sessionOf('ana')))
  await expect(page.ask('/paper', () => Promise.reject(GONE), text)).rejects.toBe(GONE)
  await expect(page.ask('/paper', isAway, text)).rejects.toBe(AWAY)
})

test.each([
  ['a guest', sessionOf('gil', 'guest'), 24],
  ['a moderator', sessionOf('mo', 'member', 'moderator'), 12],
  ['a participant', sessionOf('pia', 'member', 'participant'), 7 * 24],
])('%s is known without a connection no longer than a session lasts', async (_who, session, hours) => {
  await visit(session, { '/paper': 'words' })
  now = hours * HOUR_MS
  expect((await openPage().askSession(isAway))?.person.id).toBe(session.person.id)
  now += 1
  await expect(openPage().askSession(isAway)).rejects.toBe(AWAY)
  expect(shelf.kept.size).toBe(0)
})
