import { type Access, colourOf, type Presence } from '@concord/collab'
import { CLOSE, SCHEMA_VERSION } from '@concord/contract'
import { isId, type PersonId, type SectionId } from '@concord/paper'
import { parse } from 'hono/utils/cookie'
import type { Actor } from '../auth/actor.ts'
import { SESSION_COOKIE } from '../auth/session-cookie.ts'
import { tokenHash } from '../auth/tokens.ts'
import { accessOf, type SectionPlace } from './section-access.ts'
import type { SignedInSocket } from './signed-in-sockets.ts'

/** What a client asks for, in its address or in `open`. `sectionId` is whatever it says; what it leaves out is undefined. */
export type Asking = { sectionId: string; schema: number | undefined; epoch: number | undefined; wantsEvents: boolean }

/** Why somebody is not let in: the close code says what to do instead. */
export type Refusal = { kind: 'refused'; code: number; reason: string }

/** Who may come in, and as what. */
export type Handshake = { kind: 'welcome'; sectionId: SectionId; actor: Actor; access: Access; place: NonNullable<SectionPlace> } | Refusal

export const refusal = (code: number, reason: string): Refusal => ({ kind: 'refused', code, reason })

/** The id of the sign-in that a request brings, if any; whether it is still valid is looked up later. */
export function maybeSignInId(cookie: string | undefined): string | undefined {
  const token = parse(cookie ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  return token ? tokenHash(token) : undefined
}

/** What the address of a stock socket asks for. */
export function readAsking(sectionId: string, query: URLSearchParams): Asking {
  const numberOf = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined)
  return { sectionId, schema: numberOf('schema'), epoch: numberOf('epoch'), wantsEvents: query.get('events') === '1' }
}

export type HandshakeParts = { places: { find(sectionId: SectionId): Promise<SectionPlace> } }

/** Decides on every entry, in one place: an app that is new enough, signed in, a section that exists and may be seen, a copy of its epoch. */
export async function shakeHands({ places }: HandshakeParts, who: SignedInSocket, asking: Asking): Promise<Handshake> {
  const { schema, epoch } = asking
  if (schema !== undefined && !(schema >= SCHEMA_VERSION)) return refusal(CLOSE.reload, 'reload the app')
  const actor = await who.actor()
  if (!actor) return refusal(CLOSE.signIn, 'sign in')
  if (!isId(asking.sectionId)) return refusal(CLOSE.noSuchSection, 'no such section')
  const sectionId = asking.sectionId as SectionId
  const place = await places.find(sectionId)
  if (!place) return refusal(CLOSE.noSuchSection, 'no such section')
  const access = accessOf(actor, place)
  if (access.grant === 'none') return refusal(CLOSE.notYours, 'not yours')
  if (epoch !== undefined && epoch !== place.section.epoch) return refusal(CLOSE.copyRefused, 'epoch')
  return { kind: 'welcome', sectionId, actor, access, place }
}

/** How the others in a room see somebody. */
export const presenceOf = (actor: Actor): Presence => ({
  personId: actor.personId as PersonId,
  name: actor.name,
  organisation: actor.organisation,
  guest: actor.kind === 'guest',
  colour: colourOf(actor.personId as PersonId),
})
