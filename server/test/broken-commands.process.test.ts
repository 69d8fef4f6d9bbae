import { setTimeout as delay } from 'node:timers/promises'
import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { describeOnPostgres } from '../testing/describe-on-postgres.ts'
import { runVerify } from '../testing/run-verify.ts'
import { Visitor } from '../testing/visitor.ts'

/** `all`: the server is killed at every statement, not only around the commit. Each kill costs a start. */
const KILLED_AT = process.env.CONCORD_KILLED_AT ?? 'commit'

type Outcome = 'nothing' | 'all'
type Fault = 'connection cut' | 'kill -9'
/** A command that can be tried again and again; `outcome` reads from the database what has become of it and throws on a half. */
type Attempt = { run(): Promise<number>; outcome(): Promise<Outcome> }

/** Every table that the command writes, as far as it belongs to the subject; `whole` is what all of it looks like. */
function mustBeWhole(records: object, nothing: object, whole: object): Outcome {
  expect([nothing, whole]).toContainEqual(records)
  return JSON.stringify(records) === JSON.stringify(whole) ? 'all' : 'nothing'
}

describeOnPostgres('[I3][I7] a command whose statements are cut off is done as a whole or not at all', () => {
  let server: DemoServer
  let [rapporteur, moderator, secretariat]: Visitor[] = []

  beforeAll(async () => {
    server = await startDemoServer({ database: 'postgres' })
    rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
    moderator = await Visitor.signedIn(server.origin, 'moderator')
    secretariat = await Visitor.signedIn(server.origin, 'secretariat')
  })
  afterAll(() => server.remove())

  /** A paper with one section that holds words and was handed in. */
  async function submittedPaper(): Promise<PaperView> {
    const paper = await rapporteur!.createPaper('Cut off in the middle')
    for (const { id } of paper.sections.slice(1)) await rapporteur!.must('DELETE', `/api/v1/sections/${id}`)
    const sectionId = paper.sections[0]!.id
    const writer = await rapporteur!.open(sectionId)
    writer.type('Words to be approved.')
    await writer.saved()
    writer.destroy()
    await rapporteur!.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
    return paper
  }

  async function approving(): Promise<Attempt> {
    const sectionId = (await submittedPaper()).sections[0]!.id
    const { hash } = await moderator!.content(sectionId)
    const nothing = { state: 'in_review', hash: null, revisions: 0, approvals: 0, events: 0 }
    return {
      run: async () => (await moderator!.request('POST', `/api/v1/sections/${sectionId}/approve`, { hash })).status,
      async outcome() {
        const [records] = await server.sql`
          select state, approved_hash as hash,
            (select count(*)::int from revisions where section_id = s.id) as revisions,
            (select count(*)::int from approvals where section_id = s.id) as approvals,
            (select count(*)::int from audit_events where action = 'section.approved' and subject_id = s.id::text) as events
          from sections s where id = ${sectionId}`
        return mustBeWhole({ ...records }, nothing, { state: 'approved', hash, revisions: 1, approvals: 1, events: 1 })
      },
    }
  }

  async function releasing(): Promise<Attempt> {
    const paper = await submittedPaper()
    const { hash } = await moderator!.content(paper.sections[0]!.id)
    await moderator!.must('POST', `/api/v1/sections/${paper.sections[0]!.id}/approve`, { hash })
    await rapporteur!.must('POST', `/api/v1/papers/${paper.id}/consolidate`, {})
    await secretariat!.must('POST', `/api/v1/papers/${paper.id}/sign-off`, {})
    return {
      run: async () => (await secretariat!.request('POST', `/api/v1/papers/${paper.id}/release`, {})).status,
      async outcome() {
        const [records] = await server.sql`
          select state,
            (select count(*)::int from releases where paper_id = p.id) as releases,
            (select count(*)::int from renditions where release_id in (select id from releases where paper_id = p.id)) as renditions,
            (select count(*)::int from audit_events e join releases r on e.subject_id = r.reference
              where e.action = 'paper.released' and r.paper_id = p.id) as events
          from papers p where id = ${paper.id}`
        const nothing = { state: 'approved', releases: 0, renditions: 0, events: 0 }
        return mustBeWhole({ ...records }, nothing, { state: 'released', releases: 1, renditions: 4, events: 1 })
      },
    }
  }

  /** Runs a command and breaks it right after the server has sent the n-th piece of it to the database. Answers whether it came so far. */
  async function breakAfter(pieces: number, fault: Fault, { run }: Attempt): Promise<boolean> {
    let sent = 0
    server.back.watch = () => {
      sent += 1
      if (sent !== pieces) return
      if (fault === 'connection cut') server.back.drop()
      else process.kill(server.pid, 'SIGKILL')
    }
    const status = await run().catch(() => undefined)
    server.back.watch = () => {}
    if (sent < pieces) expect(status).toBeLessThan(300)
    else if (fault === 'kill -9') {
      await server.kill('SIGKILL')
      await server.restart()
    }
    await untilQuiet()
    return sent >= pieces
  }

  /** The database goes on with what reached it before the end of its connection. */
  async function untilQuiet(): Promise<void> {
    const busy = () => server.sql`
      select 1 from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()`
    while ((await busy()).length > 0) await delay(10)
  }

  /** Breaks a command after its first piece, its second, and so on until it gets through. Answers the first piece after which it was done. */
  async function breakEverywhere(prepare: () => Promise<Attempt>): Promise<number> {
    let attempt = await prepare()
    const doneAfter: number[] = []
    const outcomes = new Set<Outcome>()
    for (let pieces = 1; await breakAfter(pieces, 'connection cut', attempt); pieces += 1) {
      const outcome = await attempt.outcome()
      outcomes.add(outcome)
      if (outcome === 'nothing') continue
      doneAfter.push(pieces)
      attempt = await prepare()
    }
    expect(await attempt.outcome()).toBe('all')
    expect([...outcomes].sort()).toEqual(['all', 'nothing'])
    return doneAfter[0]!
  }

  /** Kills the server around the commit; with `all` after every piece. `outcome` throws where the command is done by half. */
  async function killAround(commit: number, prepare: () => Promise<Attempt>): Promise<void> {
    const first = KILLED_AT === 'all' ? 1 : commit - 1
    for (let pieces = first; pieces <= commit; pieces += 1) {
      const attempt = await prepare()
      await breakAfter(pieces, 'kill -9', attempt)
      await attempt.outcome()
    }
  }

  test.each([
    ['approve', approving],
    ['release', releasing],
  ])('%s', async (_name, prepare) => {
    await killAround(await breakEverywhere(prepare), prepare)
    expect(await runVerify(server)).toEqual({ code: 0, output: expect.stringContaining('as it was recorded') })
  })
})
