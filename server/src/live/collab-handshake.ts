import { type Access, colourOf, type Presence } from '@concord/collab'
import { CLOSE, SCHEMA_VERSION } from '@concord/contract'
import { isId, type PersonId, type SectionId } from '@concord/paper'
import { parse } from 'hono/utils/cookie'
import { type Actor, loadActor } from '../auth/actor.ts'
import { SESSION_COOKIE } from '../auth/session-cookie.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Database } from '../deps.ts'
import { accessOf, findSectionPlace, type SectionPlace } from './section-access.ts'

/** A request for a socket, as far as the handshake looks at it. `sectionId` is whatever stood in the path. */
export type CollabRequest = { sectionId: string; cookie: string | undefined; query: URLSearchParams }

/** Who may come in, and as what; or the close code that says what to do instead. */
export type Handshake =
  | { kind: 'welcome'; sectionId: SectionId; actor: Actor; access: Access; place: NonNullable<SectionPlace> }
  | { kind: 'closed'; code: number; reason: string }

const closed = (code: number, reason: string): Handshake => ({ kind: 'closed', code, reason })

/** Decides on connect, in one place: signed in, an app that is new enough, a section that exists and may be seen, a copy of its epoch. */
export async function shakeHands(db: Database, sessions: Sessions, request: CollabRequest): Promise<Handshake> {
  const schema = request.query.get('schema')
  if (schema !== null && Number(schema) < SCHEMA_VERSION) return closed(CLOSE.reload, 'reload the app')
  const token = parse(request.cookie ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  const signIn = token ? await sessions.validate(token, { extend: false }) : undefined
  const actor = signIn && (await loadActor(db, signIn))
  if (!actor) return closed(CLOSE.signIn, 'sign in')
  if (!isId(request.sectionId)) return closed(CLOSE.noSuchSection, 'no such section')
  const sectionId = request.sectionId as SectionId
  const place = await findSectionPlace(db, sectionId)
  if (!place) return closed(CLOSE.noSuchSection, 'no such section')
  const access = accessOf(actor, place)
  if (access.grant === 'none') return closed(CLOSE.notYours, 'not yours')
  const epoch = request.query.get('epoch')
  if (epoch !== null && Number(epoch) !== place.section.epoch) return closed(CLOSE.copyRefused, 'epoch')
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
