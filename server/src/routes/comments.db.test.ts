import { randomUUID } from 'node:crypto'
import {
  type CommentThread,
  MAX_OPEN_THREADS,
  MAX_REPLIES,
  type MentionWaiting,
  mentionOf,
  type PaperView,
  type SectionText,
  THREADS_ON_PAGE,
} from '@concord/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import type { Answer } from '../../testing/test-client.ts'
import { approveSections, draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from '../audit/verify-records.ts'
import { createGuestCode } from '../commands/create-guest-code.ts'
import { removeMember } from '../commands/remove-member.ts'
import { auditEvents, comments as commentsTable, commentThreads } from '../storage/schema.ts'

/** Two positions in the text of client 1: before its first character, behind its fifth. */
const ANCHOR = { start: 'AAEAAA==', end: 'AAEEQQ==' }
const QUOTE = 'Our view of'
const OUTSIDERS = ['neighbour', 'stranger'] as const
const code = (answer: Answer<unknown>) => (answer.body as { error?: { code: string } } | undefined)?.error?.code
type Begun = { sectionId?: string; words?: string; blocking?: boolean; id?: string; anchor?: object; quote?: string }

describeOnEveryDatabase('comments', (database) => {
  let here: Workspace
  let paper: PaperView
  let sectionId: string
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  beforeEach(async () => {
    paper = await draftPaper(here)
    sectionId = paper.sections[0]!.id
  })
  afterAll(() => here.close())

  const at = (id = sectionId) => `/api/v1/sections/${id}/comments`
  const begin = async (name: PersonName, { sectionId: id = sectionId, ...begun }: Begun = {}) =>
    (await here.as(name)).post<CommentThread>(at(id), { anchor: ANCHOR, quote: QUOTE, words: 'Is this so?', ...begun })
  const list = async (name: PersonName, query = '') =>
    (await here.as(name)).get<{ items: CommentThread[]; next?: string }>(`${at()}${query}`)
  const step = async (name: PersonName, thread: CommentThread, action: 'resolve' | 'reopen') =>
    (await here.as(name)).post<CommentThread>(`${at()}/${thread.id}/${action}`)
  const reply = async (name: PersonName, thread: CommentThread, body: object = { words: 'It is.' }) =>
    (await here.as(name)).post<CommentThread>(`${at()}/${thread.id}/replies`, body)
  const flag = async (name: PersonName, thread: CommentThread, blocking: boolean) =>
    (await here.as(name)).patch<CommentThread>(`${at()}/${thread.id}`, { blocking })
  const section = async (name: PersonName = 'rapporteur') =>
    (await (await here.as(name)).get<PaperView>(`/api/v1/papers/${paper.id}`)).body.sections[0]!
  const mentions = async (name: PersonName) => (await (await here.as(name)).get<{ items: MentionWaiting[] }>('/api/v1/mentions')).body.items
  const guest = async () => {
    const { code: guestCode } = await createGuestCode(here.deps, await here.actor('rapporteur'), { groupId: here.ids.lab })
    const visitor = here.visitor()
    const { body } = await visitor.post<{ person: { id: string } }>('/api/v1/session/guest', {
      code: guestCode,
      name: 'A guest',
      organisation: 'Far away',
    })
    return { visitor, id: body.person.id }
  }

  test('whoever sees a section comments and replies, others do not even see it', async () => {
    for (const name of ['contributor', 'rapporteur', 'moderator', 'endorser', 'observer', 'policy', 'secretariat'] as const) {
      expect([name, (await begin(name)).status]).toEqual([name, 201])
    }
    here.clock.advance(1000)
    const { visitor } = await guest()
    expect((await visitor.post(at(), { anchor: ANCHOR, quote: QUOTE, words: 'And who are we?' })).status).toBe(201)
    const { items } = (await list('observer')).body
    expect(items.map(({ comments }) => comments[0]?.by.name).at(-1)).toBe('A guest')
    expect(items.at(-1)?.comments[0]?.by).toMatchObject({ kind: 'guest', organisation: 'Far away' })
    expect((await visitor.post(`${at()}/${items[0]!.id}/replies`, { words: 'Me too' })).status).toBe(201)
    const words = items[0]!.comments[0]!
    for (const name of OUTSIDERS) {
      expect([name, code(await begin(name)), code(await list(name))]).toEqual([name, 'not_found', 'not_found'])
      expect(code(await reply(name, items[0]!))).toBe('not_found')
      expect(code(await step(name, items[0]!, 'resolve'))).toBe('not_found')
      expect(code(await flag(name, items[0]!, true))).toBe('not_found')
      expect(code(await (await here.as(name)).get(`${at()}/${items[0]!.id}`))).toBe('not_found')
      expect(code(await (await here.as(name)).get(`/api/v1/sections/${sectionId}/people`))).toBe('not_found')
      expect(code(await (await here.as(name)).patch(`/api/v1/comments/${words.id}`, { words: 'Mine' }))).toBe('not_found')
      expect(code(await (await here.as(name)).delete(`/api/v1/comments/${words.id}`))).toBe('not_found')
    }
    const nobody = here.visitor()
    expect([code(await nobody.get(at())), code(await nobody.post(at(), {})), code(await nobody.get('/api/v1/mentions'))]).toEqual(
      Array(3).fill('sign_in_required'),
    )
  })

  test('a thread is named with its section: another section’s thread is not found there', async () => {
    const { body: thread } = await begin('contributor', { sectionId: paper.sections[1]!.id })
    expect(code(await reply('contributor', thread))).toBe('not_found')
    expect(code(await step('moderator', thread, 'resolve'))).toBe('not_found')
    for (const id of [randomUUID(), 'x', '%00']) {
      expect(code(await (await here.as('moderator')).post(`${at()}/${id}/resolve`))).toBe('not_found')
      expect(code(await (await here.as('moderator')).get(`${at()}/${id}`))).toBe('not_found')
      expect(code(await (await here.as('moderator')).delete(`/api/v1/comments/${id}`))).toBe('not_found')
      expect(code(await begin('moderator', { sectionId: id }))).toBe('not_found')
    }
  })

  test('a thread’s author, rapporteurs, moderators and the secretariat resolve it and reopen it', async () => {
    const { body: thread } = await begin('observer')
    for (const name of ['contributor', 'endorser', 'policy'] as const)
      expect([name, code(await step(name, thread, 'resolve'))]).toEqual([name, 'not_allowed'])
    for (const name of ['observer', 'rapporteur', 'moderator', 'secretariat'] as const) {
      expect((await step(name, thread, 'resolve')).body).toMatchObject({ state: 'resolved', resolvedBy: `The ${name}` })
      expect((await step('secretariat', thread, 'resolve')).body).toMatchObject({ resolvedBy: `The ${name}` })
      expect(code(await reply('contributor', thread))).toBe('wrong_state')
      expect((await step(name, thread, 'reopen')).body).toMatchObject({ state: 'open' })
    }
    expect(code(await step('contributor', thread, 'reopen'))).toBe('not_allowed')
  })

  test('members flag their own thread, rapporteurs and moderators any; guests and observers never', async () => {
    expect((await begin('contributor', { blocking: true })).body.blocking).toBe(true)
    expect(code(await begin('observer', { blocking: true }))).toBe('not_allowed')
    expect(code(await begin('policy', { blocking: true }))).toBe('not_allowed')
    const { visitor } = await guest()
    expect(code(await visitor.post(at(), { anchor: ANCHOR, quote: QUOTE, words: 'Stop', blocking: true }))).toBe('not_allowed')
    const { body: thread } = await begin('observer')
    for (const name of ['observer', 'contributor', 'endorser', 'secretariat', 'policy'] as const) {
      expect([name, code(await flag(name, thread, true))]).toEqual([name, 'not_allowed'])
    }
    expect((await flag('rapporteur', thread, true)).body.blocking).toBe(true)
    expect((await flag('moderator', thread, false)).body.blocking).toBe(false)
    await step('observer', thread, 'resolve')
    expect(code(await flag('moderator', thread, true))).toBe('wrong_state')
  })

  test('what the actor may do with a thread is said with it', async () => {
    await begin('contributor')
    const can = async (name: PersonName) => (await list(name)).body.items[0]!.can
    expect(await can('contributor')).toEqual({ reply: true, resolve: true, reopen: false, flag: true })
    expect(await can('observer')).toEqual({ reply: true, resolve: false, reopen: false, flag: false })
    expect(await can('moderator')).toEqual({ reply: true, resolve: true, reopen: false, flag: true })
    expect((await list('moderator')).body.items[0]!.comments[0]!.can.change).toBe(false)
    expect((await list('contributor')).body.items[0]!.comments[0]!.can.change).toBe(true)
    expect((await section('observer')).can).toMatchObject({ comment: true, blockWithComment: false, write: false })
    expect((await section('contributor')).can).toMatchObject({ comment: true, blockWithComment: true })
  })

  test('a section is neither submitted nor approved while a blocking comment is open', async () => {
    const [rapporteur, moderator] = [await here.as('rapporteur'), await here.as('moderator')]
    const { body: thread } = await begin('contributor', { blocking: true })
    await begin('contributor')
    expect(await section()).toMatchObject({ openComments: 2, blockingComments: 1, state: 'draft' })
    const refused = await rapporteur.post(`/api/v1/sections/${sectionId}/submit`)
    expect(refused.body).toMatchObject({ error: { code: 'blocking_comment', details: { threads: [thread.id] } } })
    expect(JSON.stringify(refused.body)).toContain(QUOTE)
    await step('moderator', thread, 'resolve')
    expect((await rapporteur.post(`/api/v1/sections/${sectionId}/submit`)).status).toBe(200)

    await step('moderator', thread, 'reopen')
    const { body: text } = await moderator.get<SectionText>(`/api/v1/sections/${sectionId}/content`)
    expect(code(await moderator.post(`/api/v1/sections/${sectionId}/approve`, { hash: text.hash }))).toBe('blocking_comment')
    expect(await section()).toMatchObject({ state: 'in_review' })
    await flag('rapporteur', thread, false)
    expect((await moderator.post(`/api/v1/sections/${sectionId}/approve`, { hash: text.hash })).status).toBe(200)
    expect(await section()).toMatchObject({ openComments: 2, blockingComments: 0, state: 'approved' })
  })

  test('an approved section takes comments, and the queue counts them', async () => {
    await begin('contributor')
    await (await here.as('rapporteur')).post(`/api/v1/sections/${sectionId}/submit`)
    const queue = await (await here.as('moderator')).get<{ items: { section: { id: string; openComments: number } }[] }>('/api/v1/queue')
    expect(queue.body.items.find((item) => item.section.id === sectionId)?.section.openComments).toBe(1)
    await approveSections(here, paper)
    expect((await begin('observer')).status).toBe(201)
    expect(await section()).toMatchObject({ state: 'approved', openComments: 2 })
  })

  test('a mention reaches whoever can see the section, until they have seen it', async () => {
    const { people } = here.ids
    const { id: guestId } = await guest()
    const words = `Dear ${mentionOf(people.moderator)} and ${mentionOf(guestId)}, please check`
    const { body: thread } = await begin('contributor', { words })
    expect(thread.comments[0]).toMatchObject({
      words,
      mentions: expect.arrayContaining([
        { id: people.moderator, name: 'The moderator' },
        { id: guestId, name: 'A guest' },
      ]),
    })
    const [waiting] = await mentions('moderator')
    expect(waiting).toMatchObject({
      threadId: thread.id,
      section: { id: sectionId },
      paper: { id: paper.id },
      comment: { words, by: { name: 'The contributor' } },
    })
    expect(await mentions('rapporteur')).toEqual([])

    const seen = { comments: [thread.comments[0]!.id] }
    await (await here.as('rapporteur')).post('/api/v1/mentions/seen', seen)
    expect(await mentions('moderator')).toHaveLength(1)
    expect((await (await here.as('moderator')).post('/api/v1/mentions/seen', seen)).status).toBe(204)
    expect(await mentions('moderator')).toEqual([])
  })

  test('only people who can see the section can be mentioned, and are offered', async () => {
    const { people } = here.ids
    const { body } = await (await here.as('observer')).get<{ items: { id: string }[] }>(`/api/v1/sections/${sectionId}/people`)
    const offered = new Set(body.items.map(({ id }) => id))
    for (const name of ['contributor', 'rapporteur', 'observer', 'secretariat', 'policy'] as const)
      expect([name, offered.has(people[name])]).toEqual([name, true])
    for (const name of OUTSIDERS) {
      expect([name, offered.has(people[name])]).toEqual([name, false])
      expect(code(await begin('contributor', { words: `You, ${mentionOf(people[name])}` }))).toBe('invalid_mention')
    }
    expect(code(await begin('contributor', { words: mentionOf(randomUUID()) }))).toBe('invalid_mention')
    expect((await list('contributor')).body.items).toEqual([])
    const { body: thread } = await begin('contributor')
    expect(code(await reply('contributor', thread, { words: mentionOf(people.stranger) }))).toBe('invalid_mention')
    expect((await (await here.as('contributor')).get<CommentThread>(`${at()}/${thread.id}`)).body.commentCount).toBe(1)
  })

  test('an author changes their words; a mention that is added reaches, one that was seen does not come again', async () => {
    const { people } = here.ids
    const { body: thread } = await begin('contributor', { words: `See ${mentionOf(people.rapporteur)}` })
    const id = thread.comments[0]!.id
    await (await here.as('rapporteur')).post('/api/v1/mentions/seen', { comments: [id] })
    here.clock.advance(1000)
    const words = `See ${mentionOf(people.rapporteur)}, or ${mentionOf(people.moderator)}`
    for (const name of ['moderator', 'rapporteur', 'secretariat'] as const) {
      expect([name, code(await (await here.as(name)).patch(`/api/v1/comments/${id}`, { words }))]).toEqual([name, 'not_allowed'])
      expect([name, code(await (await here.as(name)).delete(`/api/v1/comments/${id}`))]).toEqual([name, 'not_allowed'])
    }
    const { body: changed } = await (await here.as('contributor')).patch<CommentThread>(`/api/v1/comments/${id}`, { words })
    expect(changed.comments[0]).toMatchObject({ words, editedAt: here.clock.now().toISOString() })
    expect((await mentions('moderator')).map(({ comment }) => comment.id)).toEqual([id])
    expect(await mentions('rapporteur')).toEqual([])
  })

  test('withdrawn words are gone for good and leave a place; a thread without words is resolved', async () => {
    const { people } = here.ids
    const { body: thread } = await begin('contributor', { words: 'Somebody’s secret', blocking: true })
    const { body: replied } = await reply('moderator', thread, { words: `And ${mentionOf(people.rapporteur)}’s` })
    const [first, second] = replied.comments
    expect((await (await here.as('contributor')).delete(`/api/v1/comments/${first!.id}`)).status).toBe(204)
    const [left] = (await list('observer')).body.items
    expect(left).toMatchObject({
      state: 'open',
      quote: QUOTE,
      comments: [{ words: null, by: { name: 'The contributor' } }, { id: second!.id }],
    })
    expect(code(await (await here.as('contributor')).patch(`/api/v1/comments/${first!.id}`, { words: 'Again' }))).toBe('wrong_state')
    expect(code(await (await here.as('contributor')).delete(`/api/v1/comments/${first!.id}`))).toBe('wrong_state')
    await (await here.as('moderator')).delete(`/api/v1/comments/${second!.id}`)
    expect((await list('observer')).body.items[0]).toMatchObject({
      state: 'resolved',
      comments: [{ words: null }, { words: null, mentions: [] }],
    })
    expect(await mentions('rapporteur')).toEqual([])
    expect(await section()).toMatchObject({ openComments: 0, blockingComments: 0 })
    const kept = await database().db.select().from(commentsTable).where(eq(commentsTable.threadId, thread.id))
    expect(kept.map(({ words }) => words)).toEqual(['', ''])
  })

  test('the same id is the same thread and the same reply, and never somebody else’s', async () => {
    const id = randomUUID()
    const { body: thread } = await begin('contributor', { id })
    expect((await begin('contributor', { id, words: 'Other words' })).body).toEqual(thread)
    expect(code(await begin('moderator', { id }))).toBe('already_exists')
    expect(code(await begin('contributor', { id, sectionId: paper.sections[1]!.id }))).toBe('already_exists')
    const replyId = randomUUID()
    await reply('moderator', thread, { id: replyId, words: 'Once' })
    expect((await reply('moderator', thread, { id: replyId, words: 'Twice' })).body).toMatchObject({
      commentCount: 2,
      comments: [{}, { words: 'Once' }],
    })
    expect(code(await reply('contributor', thread, { id: replyId, words: 'Mine' }))).toBe('already_exists')
  })

  test('what no comment can hold is refused', async () => {
    const tooLong = 'ü'.repeat(4001)
    for (const words of ['', ' \n ', 'a\u0000', tooLong]) expect(code(await begin('contributor', { words }))).toBe('invalid_body')
    for (const quote of ['', ' ', 'x'.repeat(501)]) expect(code(await begin('contributor', { quote }))).toBe('invalid_body')
    const anchors = [
      {},
      { start: 'AAEAAA==' },
      { start: 'x', end: 'y' },
      { start: 'AAEAAA==', end: 'AQdjb250ZW50AA==' },
      { start: 'A'.repeat(300), end: 'AAEEQQ==' },
    ]
    for (const anchor of anchors) expect([anchor, code(await begin('contributor', { anchor }))]).toEqual([anchor, 'invalid_body'])
    expect(code(await begin('contributor', { id: 'x' }))).toBe('invalid_body')
    expect((await begin('contributor', { words: '語'.repeat(4000) })).status).toBe(201)
    const { body: thread } = await begin('contributor')
    for (const body of [{}, { words: '' }, { words: 7 }]) expect(code(await reply('contributor', thread, body))).toBe('invalid_body')
    expect(code(await (await here.as('contributor')).post('/api/v1/mentions/seen', { comments: [] }))).toBe('invalid_body')
    expect(code(await list('contributor', '?state=none'))).toBe('invalid_query')
    expect(code(await list('contributor', '?after=x'))).toBe('invalid_query')
  })

  test('lists come in pages and hold a thread’s first and latest comments; the thread itself holds all', async () => {
    const { db } = database()
    const { contributor } = here.ids.people
    const ids = Array.from({ length: THREADS_ON_PAGE + 10 }, () => randomUUID())
    const base = { sectionId, anchorStart: ANCHOR.start, anchorEnd: ANCHOR.end, quote: QUOTE, blocking: false, startedBy: contributor }
    await db
      .insert(commentThreads)
      .values(ids.map((id, index) => ({ ...base, id, startedAt: new Date(index), commentCount: index === 0 ? 30 : 1 })))
    const written = { writtenBy: contributor, writtenAt: new Date(0) }
    const numbered = (threadId: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: randomUUID(), threadId, number: index + 1, words: String(index + 1), ...written }))
    await db.insert(commentsTable).values(ids.flatMap((id, index) => numbered(id, index === 0 ? 30 : 1)))

    const { body: first } = await list('observer')
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, THREADS_ON_PAGE))
    const { body: second } = await list('observer', `?after=${first.next}`)
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(THREADS_ON_PAGE))
    expect(second.next).toBeUndefined()
    const words = (thread: CommentThread | undefined) => thread?.comments.map((comment) => comment.words)
    expect(words(first.items[0])).toEqual(['1', ...Array.from({ length: 20 }, (_, index) => String(index + 11))])
    expect(first.items[0]?.commentCount).toBe(30)
    const { body: whole } = await (await here.as('observer')).get<CommentThread>(`${at()}/${ids[0]}`)
    expect(words(whole)).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)))
    await step('moderator', whole, 'resolve')
    expect((await list('observer', '?state=resolved')).body.items.map(({ id }) => id)).toEqual([ids[0]])
    expect((await list('observer', '?state=open')).body.items[0]?.id).toBe(ids[1])
  })

  test('a section takes so many open threads and a thread so many replies', async () => {
    const { db } = database()
    const { contributor } = here.ids.people
    const base = { sectionId, anchorStart: ANCHOR.start, anchorEnd: ANCHOR.end, quote: QUOTE, blocking: false, startedBy: contributor }
    const full = randomUUID()
    const rows = Array.from({ length: MAX_OPEN_THREADS }, (_, index) => ({
      ...base,
      id: index === 0 ? full : randomUUID(),
      startedAt: new Date(index),
    }))
    await db.insert(commentThreads).values(rows)
    expect(code(await begin('contributor'))).toBe('too_many_comments')
    await db
      .update(commentThreads)
      .set({ commentCount: MAX_REPLIES + 1 })
      .where(eq(commentThreads.id, full))
    expect(code(await reply('contributor', { id: full } as CommentThread))).toBe('too_many_comments')
    await step('moderator', { id: rows[1]!.id } as CommentThread, 'resolve')
    expect((await begin('contributor')).status).toBe(201)
  })

  test('comments of a removed section are gone with it, and so are its mentions', async () => {
    const rapporteur = await here.as('rapporteur')
    const { body: thread } = await begin('contributor', { words: `Look, ${mentionOf(here.ids.people.endorser)}` })
    expect(await mentions('endorser')).toHaveLength(1)
    await rapporteur.delete(`/api/v1/sections/${sectionId}`)
    expect(await mentions('endorser')).toEqual([])
    expect(code(await reply('contributor', thread))).toBe('not_found')
    expect(code(await (await here.as('contributor')).delete(`/api/v1/comments/${thread.comments[0]!.id}`))).toBe('not_found')
  })

  test('somebody who left the group keeps no hand in it', async () => {
    const { visitor, id } = await guest()
    const { body: thread } = await visitor.post<CommentThread>(at(), { anchor: ANCHOR, quote: QUOTE, words: 'My last words' })
    const words = `Bye ${mentionOf(id)}`
    await begin('contributor', { words })
    await removeMember(here.deps, await here.actor('secretariat'), { groupId: here.ids.lab, personId: id })
    expect([401, 404]).toContain((await visitor.patch(`/api/v1/comments/${thread.comments[0]!.id}`, { words: 'x' })).status)
    const left = (await list('observer')).body.items.find(({ id: threadId }) => threadId === thread.id)
    expect(left?.comments[0]?.words).toBe('My last words')
  })

  test('each change is one audit event without the words, and the records stay sound', async () => {
    const { db } = database()
    const { body: thread } = await begin('contributor', { words: 'Not for the chain', blocking: true })
    const { body: replied } = await reply('moderator', thread, { words: 'Nor is this' })
    await flag('moderator', thread, false)
    await flag('moderator', thread, false)
    await step('moderator', thread, 'resolve')
    await step('moderator', thread, 'resolve')
    await step('moderator', thread, 'reopen')
    await (await here.as('contributor')).patch(`/api/v1/comments/${thread.comments[0]!.id}`, { words: 'Nor that' })
    await (await here.as('moderator')).delete(`/api/v1/comments/${replied.comments[1]!.id}`)
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, sectionId)).orderBy(auditEvents.seq)
    expect(events.map(({ action }) => action).filter((action) => action.includes('comment'))).toEqual([
      'section.commented',
      'section.comment_replied',
      'section.comment_flagged',
      'section.comment_resolved',
      'section.comment_reopened',
      'section.comment_edited',
      'section.comment_withdrawn',
    ])
    expect(JSON.stringify(events)).not.toMatch(/Not for the chain|Nor is this|Nor that|Our view of/)
    expect(await verifyRecords(db)).toMatchObject({ finding: undefined })
  })
})
