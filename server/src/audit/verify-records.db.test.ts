import type { Release } from '@concord/contract'
import { canonicalJson, sha256Hex } from '@concord/paper'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { draftPaper, signOff } from '../../testing/test-paper.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'
import { verifyRecords } from './verify-records.ts'

describeOnEveryDatabase('verifying records', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
    const secretariat = await here.as('secretariat')
    const paper = await signOff(here, await draftPaper(here, { title: 'First' }))
    await secretariat.post<Release>(`/api/v1/papers/${paper.id}/release`)
    await secretariat.post(`/api/v1/papers/${paper.id}/reopen`, { reason: 'A second version' })
    await signOff(here, paper)
    await secretariat.post<Release>(`/api/v1/papers/${paper.id}/release`)
    const other = await signOff(here, await draftPaper(here, { title: 'Other' }))
    await secretariat.post<Release>(`/api/v1/papers/${other.id}/release`)
    await secretariat.post(`/api/v1/papers/${other.id}/withdraw`, { reason: 'A mistake' })
  })
  afterAll(() => here.close())

  /** What verifying finds while `damage` is done; the damage is undone afterwards. */
  async function findingAfter(...damage: string[]): Promise<string | undefined> {
    let finding: string | undefined
    const undone = new Error('undone')
    const attempt = database().db.transaction(async (tx) => {
      for (const statement of damage) await tx.execute(sql.raw(statement))
      finding = (await verifyRecords(tx)).finding
      throw undone
    })
    await expect(attempt).rejects.toBe(undone)
    return finding
  }
  const release = (reference: string) => `release_id = (select id from releases where reference = '${reference}')`

  test('finds nothing wrong with what commands wrote, and says what it looked at', async () => {
    expect(await verifyRecords(database().db)).toEqual({
      finding: undefined,
      checked: [
        { what: 'revisions', count: 4 },
        { what: 'approvals', count: 4 },
        { what: 'sections', count: 10 },
        { what: 'approved texts', count: expect.any(Number) },
        { what: 'logged updates', count: expect.any(Number) },
        { what: 'papers with a fingerprint', count: 1 },
        { what: 'releases', count: 3 },
        { what: 'images', count: 0 },
        { what: 'audit events', count: expect.any(Number) },
        { what: 'approvals in the audit chain', count: 4 },
        { what: 'releases in the audit chain', count: 3 },
        { what: 'reasons', count: 2 },
      ],
    })
  })

  test('one flipped bit in a stored file is named with its release and format', async () => {
    for (const format of ['pdf', 'docx', 'html', 'json']) {
      const finding = await findingAfter(
        `update renditions set bytes = set_bit(bytes, 13, 1 - get_bit(bytes, 13)) where format = '${format}' and ${release('HERE-2026-002')}`,
      )
      expect(finding).toMatch(new RegExp(`^release HERE-2026-002: rendition ${format}: SHA-256 is [0-9a-f]{64}, recorded [0-9a-f]{64}$`))
    }
  })

  test('one flipped bit in the update log is named with its section and head', async () => {
    const finding = await findingAfter(
      `update section_updates set bytes = set_bit(bytes, 3, 1 - get_bit(bytes, 3)) where section_id = (select max(id::text)::uuid from sections where state <> 'approved') and head = 1`,
    )
    expect(finding).toMatch(/^update 1 of section [0-9a-f-]{36}: is not what was appended$/)
  })

  test('text that was changed behind an approval is named, also where its digest was changed with it', async () => {
    const checkpoint = `insert into checkpoints (section_id, head, bytes) select id, head, '\\x0000' from sections where state = 'approved' limit 1
      on conflict (section_id) do update set head = excluded.head, bytes = excluded.bytes`
    expect(await findingAfter(checkpoint)).toMatch(/^section [0-9a-f-]{36}: its text is [0-9a-f]{64}, approved [0-9a-f]{64}$/)
  })

  test('a file that was replaced together with its hash is not what the chain tells', async () => {
    const bytes = Buffer.from('forged')
    const finding = await findingAfter(
      `update renditions set bytes = '\\x${bytes.toString('hex')}', size = 6, sha256 = '${sha256Hex(bytes)}' where format = 'pdf' and ${release('HERE-2026-001')}`,
    )
    expect(finding).toBe('release HERE-2026-001: is not what the audit chain tells of it')
  })

  test.each([
    [
      'a word in a revision',
      `update revisions set body = replace(body, 'Our view', 'Our vies')`,
      /^revision [0-9a-f]{64} of section .*: SHA-256 is/,
    ],
    [
      'a revision that is gone',
      `delete from revisions where hash = (select min(hash) from revisions)`,
      /^approval .*: section .* has no revision/,
    ],
    [
      'an approval that nobody gave',
      `update approvals set hash = (select max(r.hash) from revisions r where r.hash <> approvals.hash) where seq = (select max(seq) from approvals)`,
      /^approval .*: section .* has no revision/,
    ],
    ['an approval that is gone', `delete from approvals where seq = (select min(seq) from approvals)`, /^(section|approval) /],
    [
      'a section approved past its command',
      `update sections set approved_hash = repeat('0', 64) where id = (select min(id::text)::uuid from sections where state = 'approved')`,
      /^section .*: is approved with revision 0{64}/,
    ],
    ['a fingerprint', `update papers set fingerprint = repeat('1', 64) where state = 'released'`, /^paper .*: fingerprint is/],
    [
      'the fingerprint of a release',
      `update releases set fingerprint = repeat('1', 64) where reference = 'HERE-2026-001'`,
      /^release HERE-2026-001: fingerprint is/,
    ],
    [
      'a word in a snapshot',
      `update releases set snapshot = replace(snapshot, 'Our view', 'Our vies') where reference = 'HERE-2026-002'`,
      /^release HERE-2026-002: SHA-256 of section/,
    ],
    [
      'the order of a snapshot',
      `update releases set snapshot = ' ' || snapshot where reference = 'HERE-2026-001'`,
      /^release HERE-2026-001: the snapshot is not canonical JSON/,
    ],
    [
      'a name in a snapshot',
      `update releases set snapshot = replace(snapshot, 'The moderator', 'The Moderator') where reference = 'HERE-2026-001'`,
      /^release HERE-2026-001: rendition json: is not the snapshot/,
    ],
    [
      'a title',
      `update releases set title = 'Better' where reference = 'HERE-2026-001'`,
      /^release HERE-2026-001: title is First, recorded Better/,
    ],
    [
      'a size',
      `update renditions set size = size + 1 where format = 'html' and ${release('HERE-2026-003')}`,
      /^release HERE-2026-003: rendition html: size is/,
    ],
    [
      'a file that is gone',
      `delete from renditions where format = 'docx' and ${release('HERE-2026-001')}`,
      /^release HERE-2026-001: rendition docx: is missing/,
    ],
    [
      'a supersede link',
      `update releases set superseded_by = 'HERE-2026-003' where reference = 'HERE-2026-001'`,
      /^release HERE-2026-001: names HERE-2026-003 as its successor/,
    ],
    [
      'a withdrawal undone',
      `update releases set state = 'released', withdrawn_at = null where reference = 'HERE-2026-003'`,
      /^release HERE-2026-003: is released, which is not what the audit chain tells/,
    ],
    ['an audit event', `update audit_events set data = data || '{"x": 1}' where seq = 5`, /^audit event 5: SHA-256 is/],
    [
      'an audit event with its hash',
      `update audit_events set actor = null, hash = repeat('2', 64) where seq = 5`,
      /^audit event 5: SHA-256 is/,
    ],
    ['an audit event that is gone', `delete from audit_events where seq = 3`, /^audit event 3: is missing/],
    ['a reason', `update decisions set reason = 'Something else'`, /^reason of audit event \d+: SHA-256 is/],
    [
      'a reason that is gone',
      `delete from decisions where seq = (select min(seq) from decisions)`,
      /^reason of audit event \d+: is missing/,
    ],
  ])('%s is found', async (_what, damage, finding) => {
    expect(await findingAfter(damage)).toMatch(finding)
  })

  test('a release that is gone is missed', async () => {
    const gone = ['release_sections', 'renditions'].map((table) => `delete from ${table} where ${release('HERE-2026-003')}`)
    const finding = await findingAfter(
      ...gone,
      `delete from releases where reference = 'HERE-2026-003'`,
      `update papers set state = 'drafting'`,
    )
    expect(finding).toBe('release HERE-2026-003: is in the audit chain but not recorded')
  })

  test('a revision stored in another form than the canonical one is found', async () => {
    const { db } = database()
    const [row] = (await db.execute(sql`select section_id, body from revisions limit 1`)) as unknown as {
      section_id: string
      body: string
    }[]
    const loose = JSON.stringify(JSON.parse(row?.body ?? ''), null, 1)
    expect(canonicalJson(JSON.parse(loose))).toBe(row?.body)
    const finding = await findingAfter(
      `insert into revisions (section_id, hash, body, head, created_at) values ('${row?.section_id}', '${sha256Hex(loose)}', $q$${loose}$q$, 1, now())`,
    )
    expect(finding).toMatch(/^revision .*: the text is not canonical JSON$/)
  })
})
