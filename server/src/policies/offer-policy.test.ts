import { EDITION_ROLES, GROUP_ROLES } from '@concord/paper'
import { expect, test } from 'vitest'
import { buildActor } from '../../testing/build-actor.ts'
import { canOfferWords, canSettleOffers } from './offer-policy.ts'

const group = { id: 'group', editionId: 'edition' }
const HATS = [...GROUP_ROLES, ...EDITION_ROLES]

test('[L4] everybody of the group may offer words, nobody else', () => {
  expect(HATS.filter((hat) => canOfferWords(buildActor({ hat, group }), group))).toEqual([...GROUP_ROLES])
})

test('moderators and the secretariat settle offers', () => {
  expect(HATS.filter((hat) => canSettleOffers(buildActor({ hat, group }), group))).toEqual(['moderator', 'secretariat'])
})

test('roles elsewhere, and no role at all, count for nothing', () => {
  const elsewhere = { id: 'other', editionId: 'another' }
  for (const actor of [undefined, buildActor(), ...HATS.map((hat) => buildActor({ hat, group: elsewhere }))]) {
    expect([canOfferWords(actor, group), canSettleOffers(actor, group)]).toEqual([false, false])
  }
})
