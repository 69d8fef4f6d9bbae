import { EDITION_ROLES, GROUP_ROLES, PAPER_STATES, SECTION_STATES } from '@concord/paper'
import { expect, test } from 'vitest'
import { buildActor } from '../../testing/build-actor.ts'
import { canRestore, canSaveMilestone, canSavePoint, restoreAllows } from './history-policy.ts'

const group = { id: 'group', editionId: 'edition' }
const HATS = [...GROUP_ROLES, ...EDITION_ROLES]
const whoMay = (can: typeof canRestore) => HATS.filter((hat) => can(buildActor({ hat, group }), group))

test('who saves points and milestones, and who restores', () => {
  expect(whoMay(canSavePoint)).toEqual(['contributor', 'rapporteur', 'moderator', 'secretariat'])
  expect(whoMay(canRestore)).toEqual(['rapporteur', 'moderator'])
  expect(whoMay(canSaveMilestone)).toEqual(['rapporteur', 'moderator', 'secretariat'])
})

test('roles elsewhere, and no role at all, count for nothing', () => {
  const elsewhere = { id: 'other', editionId: 'another' }
  for (const actor of [undefined, buildActor(), ...HATS.map((hat) => buildActor({ hat, group: elsewhere }))]) {
    expect([canSavePoint(actor, group), canRestore(actor, group), canSaveMilestone(actor, group)]).toEqual([false, false, false])
  }
})

test('a text comes back only while the section may be written and its paper is drafted', () => {
  const allowed = PAPER_STATES.flatMap((paper) =>
    SECTION_STATES.filter((section) => restoreAllows({ section, paper })).map((section) => [paper, section]),
  )
  expect(allowed).toEqual([
    ['drafting', 'draft'],
    ['drafting', 'in_review'],
    ['drafting', 'changes_requested'],
  ])
})
