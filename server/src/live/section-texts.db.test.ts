import { setImmediate as turn } from 'node:timers/promises'
import type { PaperView } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { openWorkspace, type Workspace } from '../../testing/test-workspace.ts'

describeOnEveryDatabase('section texts', (database) => {
  let here: Workspace
  beforeAll(async () => {
    here = await openWorkspace(database())
  })
  afterAll(() => here.close())

  test('a read inside a transaction never waits for one outside of it', async () => {
    const body = { groupId: here.ids.lab, type: 'lab_report', title: 'A', language: 'en' }
    const paper = await (await here.as('rapporteur')).post<PaperView>('/api/v1/papers', body)
    const sectionId = paper.body.sections[0]?.id as SectionId
    const { texts } = here.deps
    const { db } = database()
    for (let turns = 0; turns < 8; turns += 1) {
      await here.write('contributor', sectionId, `Sentence ${turns}.`)
      const outside = texts.read(db, sectionId)
      for (let turned = 0; turned < turns; turned += 1) await turn()
      const inside = await db.transaction((tx) => texts.read(tx, sectionId))
      expect(inside).toEqual(await outside)
    }
  })
})
