import { EDITION_ROLES, GROUP_ROLES } from '@concord/paper'
import { expect, test } from 'vitest'
import { buildActor } from '../../testing/build-actor.ts'
import { canChangeComment, canComment, canOnThread, type ThreadPermission } from './comment-policy.ts'
import type { Hat } from './hats.ts'

const group = { id: 'group', editionId: 'edition' }
const HATS: readonly Hat[] = [...GROUP_ROLES, ...EDITION_ROLES]
const OTHERS = { startedBy: 'another' }
const OWN = { startedBy: 'person' }

const who = (may: (hat: Hat) => boolean) => HATS.filter(may)
const onThread = (permission: ThreadPermission, thread: typeof OTHERS) =>
  who((hat) => canOnThread(buildActor({ hat, group }), permission, group, thread))

test('whoever sees a section comments on it', () => {
  expect(who((hat) => canComment(buildActor({ hat, group }), group))).toEqual(HATS)
})

test('rapporteurs, moderators and the secretariat resolve any thread, everybody their own', () => {
  expect(onThread('resolve', OTHERS)).toEqual(['rapporteur', 'moderator', 'secretariat'])
  expect(onThread('resolve', OWN)).toEqual(HATS)
})

test('rapporteurs and moderators say of any thread that it is blocking, members of their own; guests, observers and readers never', () => {
  expect(onThread('flag', OTHERS)).toEqual(['rapporteur', 'moderator'])
  expect(onThread('flag', OWN)).toEqual(['contributor', 'rapporteur', 'moderator', 'endorser', 'secretariat'])
})

test('nobody changes another’s words, everybody their own', () => {
  expect(who((hat) => canChangeComment(buildActor({ hat, group }), group, { writtenBy: 'another' }))).toEqual([])
  expect(who((hat) => canChangeComment(buildActor({ hat, group }), group, { writtenBy: 'person' }))).toEqual(HATS)
})

test('roles elsewhere, and no role at all, count for nothing, not even with one’s own thread', () => {
  const elsewhere = { id: 'other', editionId: 'another' }
  for (const actor of [buildActor(), ...HATS.map((hat) => buildActor({ hat, group: elsewhere }))]) {
    expect(canComment(actor, group)).toBe(false)
    expect(canOnThread(actor, 'resolve', group, OWN)).toBe(false)
    expect(canOnThread(actor, 'flag', group, OWN)).toBe(false)
    expect(canChangeComment(actor, group, { writtenBy: 'person' })).toBe(false)
  }
  expect(canComment(undefined, group)).toBe(false)
})
