import { mergeParts, TextWorkers } from '@concord/collab'
import type { HistoryEntry, PaperView, SectionText, TextAt } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'
import { loadPartsAt } from '../storage/past-log.ts'
import { keepCheckpoints } from '../storage/point-queries.ts'
import { keptCheckpoints } from '../storage/schema.ts'
import { createSectionLog } from '../storage/section-log.ts'
import { sweepHistory } from './keep-history.ts'

const MINUTE_MS = 60_000
/** The database stamps updates with its own clock. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS)

describeOnEveryDatabase('points that save themselves', (database) => {
  let here: Workspace
  let paper: PaperView
  beforeAll(async () => {
    here = await openWorkspace(database())
    paper = await draftPaper(here)
  })
  afterAll(() => here.close())

  const sweep = (now: Date) => sweepHistory(here.deps, now)
  const pointsOf = async (id: string) => {
    const { body } = await (await here.as('observer')).get<{ items: HistoryEntry[] }>(`/api/v1/sections/${id}/history`)
    return body.items.filter(({ kind }) => kind === 'saved')
  }
  const contentOf = async (id: string) => (await (await here.as('observer')).get<SectionText>(`/api/v1/sections/${id}/content`)).body

  test('a section is saved after ten quiet minutes, once, however many sweep at once, and never while it is empty', async () => {
    const { body: empty } = await (await here.as('rapporteur')).post<{ id: string }>(`/api/v1/papers/${paper.id}/sections`, {
      title: 'Empty',
    })
    expect(await sweep(inMinutes(9))).toBe(0)
    const saved = await Promise.all([sweep(inMinutes(11)), sweep(inMinutes(11)), sweep(inMinutes(12))])
    expect(saved.reduce((sum, count) => sum + count)).toBe(2)
    expect(await sweep(inMinutes(30))).toBe(0)
    const section = paper.sections[0]!.id
    const { head } = await contentOf(section)
    expect(await pointsOf(section)).toMatchObject([{ head, by: null, point: { kind: 'quiet', name: null }, authors: ['The contributor'] }])
    expect(await pointsOf(empty.id)).toEqual([])
  })

  test('the next point has the authors since the one before; a text that was saved by another hand is not saved again', async () => {
    const section = paper.sections[0]!.id
    await here.write('contributor2', section, 'Later.')
    await here.write('moderator', section, 'Later still.')
    expect(await sweep(inMinutes(11))).toBe(1)
    const points = await pointsOf(section)
    expect(points.map(({ authors }) => authors.toSorted())).toEqual([['The contributor'], ['The contributor2', 'The moderator']])
    await here.write('contributor', section, 'And a name.')
    await (await here.as('rapporteur')).post(`/api/v1/sections/${section}/points`, { name: 'By hand' })
    expect(await sweep(inMinutes(11))).toBe(0)
  })

  test('the text at every head is what the room had then, whichever checkpoints were kept', async () => {
    const section = paper.sections[1]!.id as SectionId
    const { db, sql } = database()
    const log = createSectionLog(db, sql)
    const workers = new TextWorkers(1)
    const names: PersonName[] = ['contributor', 'contributor2', 'moderator']
    const had = new Map<number, SectionText>()
    for (const [turn, words] of fc.sample(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }), 24).entries()) {
      await here.write(names[turn % 3]!, section, words)
      const text = await contentOf(section)
      had.set(text.head, text)
      if (turn % 5 !== 4) continue
      await log.checkpoint(section, text.head, await workers.compact(mergeParts(await loadPartsAt(db, section, text.head))))
      await keepCheckpoints(db, turn < 12 ? 3 : 10_000)
    }
    expect((await db.select().from(keptCheckpoints)).length).toBeGreaterThan(1)
    for (const [head, text] of had) {
      const { body } = await (await here.as('observer')).get<TextAt>(`/api/v1/sections/${section}/points/${head}`)
      expect([body.head, body.content]).toEqual([head, text.content])
    }
    await workers.close()
  })
})
