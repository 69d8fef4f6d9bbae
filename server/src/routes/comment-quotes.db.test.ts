import type { CommentThread } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type PersonName, paragraph, type Workspace } from '../../testing/test-workspace.ts'

/** Two positions in the text of client 1: before its first character, behind its fifth. */
const ANCHOR = { start: 'AAEAAA==', end: 'AAEEQQ==' }
const QUOTE = 'Our view of'

describeOnEveryDatabase('quotes of comments', (database) => {
  let here: Workspace
  let sectionId: string
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  beforeEach(async () => {
    sectionId = (await draftPaper(here)).sections[0]!.id
  })
  afterAll(() => here.close())

  const at = () => `/api/v1/sections/${sectionId}/comments`
  const begin = async (name: PersonName, begun: { quote?: string; blocking?: boolean } = {}) =>
    (await here.as(name)).post<CommentThread>(at(), { anchor: ANCHOR, quote: QUOTE, words: 'Is this so?', ...begun })
  const list = async (name: PersonName) => (await here.as(name)).get<{ items: CommentThread[] }>(at())

  test('a quote is the paper’s only where the text holds it, white space and block edges aside; else the thread says so', async () => {
    const lines = ['Clusters need', 'patient money 💶.'].flatMap((text) => paragraph(text).content ?? [])
    await here.live.write(await here.actor('contributor'), sectionId as SectionId, { type: 'doc', content: lines })
    const quotes = {
      'patient money 💶.': true,
      'need\n\n patient\u00a0money': true,
      'Clusters need patient money 💶.': true,
      'impatient money': false,
      'Patient money': false,
      'We promise ten million.': false,
    }
    for (const [quote, quoteFound] of Object.entries(quotes)) {
      const { status, body } = await begin('observer', { quote })
      expect([status, body.quote, body.quoteFound]).toEqual([201, quote, quoteFound])
    }
    expect((await list('contributor')).body.items.map(({ quoteFound }) => quoteFound).sort()).toEqual(Object.values(quotes).sort())
  })

  test('a quote that the text did not hold is not repeated as its words, and one that it loses stays its own', async () => {
    const { body: lost } = await begin('contributor')
    await begin('contributor', { quote: 'Words that nobody wrote', blocking: true })
    await here.write('contributor', sectionId, 'Something else altogether')
    expect((await list('observer')).body.items.find(({ id }) => id === lost.id)).toMatchObject({ quote: QUOTE, quoteFound: true })
    const refused = await (await here.as('rapporteur')).post(`/api/v1/sections/${sectionId}/submit`)
    expect(refused.body).toMatchObject({ error: { code: 'blocking_comment' } })
    expect(JSON.stringify(refused.body)).not.toContain('Words that nobody wrote')
  })
})
