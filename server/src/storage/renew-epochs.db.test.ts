import type { SectionText } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { draftPaper } from '../../testing/test-paper.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'
import { findSectionPlace } from '../live/section-access.ts'
import { renewEpochs } from './section-queries.ts'

describeOnEveryDatabase('after a restore', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterAll(() => here.close())

  test('every section has a new epoch, its text, and takes new text', async () => {
    const { db } = database()
    const paper = await draftPaper(here)
    const ids = paper.sections.map(({ id }) => id as SectionId)
    const epochs = () => Promise.all(ids.map(async (id) => (await findSectionPlace(db, id))?.section.epoch))
    const before = await epochs()
    expect(await renewEpochs(db)).toBeGreaterThanOrEqual(ids.length)
    expect(await epochs()).toEqual(before.map((epoch) => epoch! + 1))
    await here.write('contributor', ids[0]!, 'Written after the restore.')
    const { body } = await (await here.as('contributor')).get<SectionText>(`/api/v1/sections/${ids[0]}/content`)
    expect(JSON.stringify(body.content)).toMatch(/Our view of: .*Written after the restore\./)
  })
})
