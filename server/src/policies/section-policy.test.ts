import { EDITION_ROLES, GROUP_ROLES, type Grant, SECTION_STATES, type SectionState } from '@concord/paper'
import { expect, test } from 'vitest'
import { buildActor } from '../../testing/build-actor.ts'
import type { Hat } from './hats.ts'
import { canOnSection, committableStates, type SectionPermission, sectionAllows, sectionGrant, writableStates } from './section-policy.ts'

const group = { id: 'group', editionId: 'edition' }

/** Grants in the order of `SECTION_STATES`: draft, in review, changes requested, approved. */
const GRANTS: Record<Hat | 'nobody', readonly [Grant, Grant, Grant, Grant]> = {
  guest: ['edit', 'suggest', 'edit', 'read'],
  contributor: ['edit', 'suggest', 'edit', 'read'],
  rapporteur: ['edit', 'edit', 'edit', 'read'],
  moderator: ['edit', 'edit', 'edit', 'read'],
  endorser: ['read', 'read', 'read', 'read'],
  observer: ['read', 'read', 'read', 'read'],
  secretariat: ['read', 'read', 'read', 'read'],
  policy_officer: ['read', 'read', 'read', 'read'],
  nobody: ['none', 'none', 'none', 'none'],
}

test.each(Object.entries(GRANTS) as [Hat | 'nobody', readonly Grant[]][])('%s', (hat, grants) => {
  const actor = buildActor(hat === 'nobody' ? {} : { hat, group })
  expect(SECTION_STATES.map((state) => sectionGrant(actor, { section: { state }, group }))).toEqual(grants)
  const writable = SECTION_STATES.filter((_state, index) => grants[index] === 'edit')
  expect(new Set(writableStates(actor, group))).toEqual(new Set(writable))
})

test('what is only suggested may be committed where its author suggests or writes, and nowhere else', () => {
  for (const hat of ['guest', 'contributor'] as const) {
    const actor = buildActor({ hat, group })
    expect(committableStates(actor, group, 'suggest')).toEqual(['draft', 'changes_requested', 'in_review'])
    expect(committableStates(actor, group, 'edit')).toEqual(['draft', 'changes_requested'])
  }
})

test('every role has its row', () => {
  expect(new Set(Object.keys(GRANTS))).toEqual(new Set([...GROUP_ROLES, ...EDITION_ROLES, 'nobody']))
})

test('a removed section exists for nobody', () => {
  for (const hat of [...GROUP_ROLES, ...EDITION_ROLES]) {
    expect(sectionGrant(buildActor({ hat, group }), { section: { state: 'draft', removedAt: new Date(0) }, group })).toBe('none')
  }
})

test('roles elsewhere count for nothing here', () => {
  const elsewhere = { id: 'other', editionId: 'another' }
  for (const hat of [...GROUP_ROLES, ...EDITION_ROLES]) {
    expect(sectionGrant(buildActor({ hat, group: elsewhere }), { section: { state: 'draft' }, group })).toBe('none')
  }
})

test('a moderator who is also secretariat writes like a moderator', () => {
  const actor = { ...buildActor({ hat: 'moderator', group }), editionRoles: new Map([[group.editionId, ['secretariat'] as const]]) }
  expect(sectionGrant(actor, { section: { state: 'in_review' }, group })).toBe('edit')
})

const WHO: Record<SectionPermission, readonly Hat[]> = {
  rename: ['rapporteur'],
  remove: ['rapporteur'],
  submit: ['rapporteur'],
  recall: ['rapporteur'],
  request_changes: ['moderator', 'secretariat'],
  approve: ['moderator', 'secretariat'],
  reopen: ['moderator', 'secretariat'],
}

test.each(Object.entries(WHO) as [SectionPermission, Hat[]][])('%s', (permission, hats) => {
  const may = [...GROUP_ROLES, ...EDITION_ROLES].filter((hat) => canOnSection(buildActor({ hat, group }), permission, group))
  expect(may).toEqual(hats)
  expect(canOnSection(undefined, permission, group)).toBe(false)
})

test('sections change only while their paper is drafted, and keep their titles under review', () => {
  const allowed = (section: SectionState, permission: SectionPermission) => sectionAllows({ section, paper: 'drafting' }, permission)
  expect(SECTION_STATES.filter((state) => allowed(state, 'rename'))).toEqual(['draft', 'changes_requested'])
  expect(SECTION_STATES.filter((state) => allowed(state, 'remove'))).toEqual(['draft', 'changes_requested'])
  expect(SECTION_STATES.filter((state) => allowed(state, 'submit'))).toEqual(['draft', 'changes_requested'])
  expect(SECTION_STATES.filter((state) => allowed(state, 'approve'))).toEqual(['in_review'])
  for (const permission of Object.keys(WHO) as SectionPermission[]) {
    for (const section of SECTION_STATES) expect(sectionAllows({ section, paper: 'consolidated' }, permission)).toBe(false)
  }
})
