import type { PaperView, SectionText, Suggestion } from '@concord/contract'
import { encodeBlockSuggestion, type SectionContent, type SectionId } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEmbedded } from '../../testing/database-suites.ts'
import { openWorkspace, type PersonName, type Workspace } from '../../testing/test-workspace.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const AT = '2026-01-05T09:00:00.000Z'

describeOnEmbedded('suggestions', (database) => {
  let here: Workspace
  let paper: PaperView

  beforeAll(async () => {
    here = await openWorkspace(database())
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'Suggested', language: 'en' }
    paper = (await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)).body
  })
  afterAll(() => here.close())

  const section = (index: number): string => paper.sections[index]!.id
  const write = async (name: PersonName, sectionId: string, content: SectionContent) =>
    here.live.write(await here.actor(name), sectionId as SectionId, content)
  const suggestionOf = (name: PersonName, words: string): SectionContent => ({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { suggestion: encodeBlockSuggestion({ kind: 'insert', id: ID, by: here.ids.people[name], at: AT }) },
        content: [{ type: 'text', text: words }],
      },
    ],
  })
  const plain = (words: string): SectionContent => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  })
  const submit = async (sectionId: string) => (await here.as('rapporteur')).post(`/api/v1/sections/${sectionId}/submit`, {})

  test('[G8] participants suggest in review, and only suggest; observers do not; moderators write', async () => {
    const id = section(0)
    await write('contributor', id, plain('Clusters need time.'))
    await submit(id)
    await write('contributor', id, suggestionOf('contributor', 'And people.'))
    await expect(write('contributor2', id, plain('I just write.'))).rejects.toThrow('G8')
    await expect(write('contributor2', id, suggestionOf('contributor', 'In another’s name.'))).rejects.toThrow('G8')
    await expect(write('observer', id, suggestionOf('observer', 'As an observer.'))).rejects.toThrow('G1')
    await expect(write('endorser', id, suggestionOf('endorser', 'As an endorser.'))).rejects.toThrow('G1')
    await write('moderator', id, plain('A moderator writes.'))
    const { body } = await (await here.as('contributor2')).get<SectionText>(`/api/v1/sections/${id}/content`)
    expect(JSON.stringify(body.content)).not.toMatch(/I just write|another|observer|endorser/)
  })

  test('what is open is counted, listed with its author, and stands in the way of the approval', async () => {
    const id = section(0)
    const moderator = await here.as('moderator')
    const { body: seen } = await moderator.get<PaperView>(`/api/v1/papers/${paper.id}`)
    expect(seen.sections[0]).toMatchObject({ openSuggestions: 1, words: 6, can: { write: true, suggest: false } })
    const { body: mine } = await (await here.as('contributor')).get<PaperView>(`/api/v1/papers/${paper.id}`)
    expect(mine.sections.slice(0, 2).map(({ can }) => [can.write, can.suggest])).toEqual([
      [false, true],
      [true, false],
    ])
    const { body: list } = await moderator.get<{ items: Suggestion[] }>(`/api/v1/sections/${id}/suggestions`)
    expect(list.items).toMatchObject([
      {
        id: ID,
        by: { personId: here.ids.people.contributor, name: 'The contributor', organisation: 'Organisation of contributor' },
        at: AT,
        changes: [{ kind: 'block', what: 'insert', words: 'And people.' }],
      },
    ])
    const { body: text } = await moderator.get<SectionText>(`/api/v1/sections/${id}/content`)
    const refused = await moderator.post(`/api/v1/sections/${id}/approve`, { hash: text.hash })
    expect([refused.status, refused.body]).toMatchObject([409, { error: { code: 'open_suggestions', details: { suggestions: 1 } } }])
    expect((await moderator.get<PaperView>(`/api/v1/papers/${paper.id}`)).body.sections[0]?.state).toBe('in_review')
  })

  test('who may not see a section does not see what is suggested in it', async () => {
    for (const name of ['neighbour', 'stranger'] as const)
      expect((await (await here.as(name)).get(`/api/v1/sections/${section(0)}/suggestions`)).status).toBe(404)
    expect((await here.visitor().get(`/api/v1/sections/${section(0)}/suggestions`)).status).toBe(401)
    expect((await (await here.as('moderator')).get('/api/v1/sections/none/suggestions')).status).toBe(404)
  })
})
