import type { AuthoredText, Claim, HandRun, TextWorkers } from '@concord/collab'
import type { PersonId, SectionId } from '@concord/paper'
import type { PastText, PastTexts, Queryable } from '../deps.ts'
import { loadClaims, loadPartsAt, loadRows } from '../storage/past-log.ts'

/** Earlier texts never change; the last few that were asked for are kept. */
const KEPT_TEXTS = 60

/** Reads earlier texts from the log through the workers. `newClient` makes a client id that nobody has. */
export function createPastTexts(workers: TextWorkers, newClient: () => number): PastTexts {
  const kept = new Map<string, AuthoredText>()

  async function readAt(db: Queryable, sectionId: SectionId, head: number): Promise<AuthoredText> {
    const key = `${sectionId} ${head}`
    const known = kept.get(key)
    if (known) return known
    const text = await workers.readAuthored(await loadPartsAt(db, sectionId, head))
    kept.set(key, text)
    if (kept.size > KEPT_TEXTS) kept.delete(kept.keys().next().value!)
    return text
  }

  const claimsOf = (db: Queryable, sectionId: SectionId) => loadClaims(db, sectionId) as Promise<Map<number, PersonId>>

  return {
    claims: claimsOf,

    async readAt(db, sectionId, head): Promise<PastText> {
      const text = await readAt(db, sectionId, head)
      const claims = await claimsOf(db, sectionId)
      return { ...text, runs: byPerson(text.runs, claims) }
    },

    async writersBetween(db, sectionId, after, upTo) {
      const clients = await workers.writers(await loadRows(db, sectionId, after, upTo))
      const claims = await claimsOf(db, sectionId)
      return [...new Set(clients.flatMap((client) => claims.get(client) ?? []))]
    },

    async restore(db, sectionId, { head, seenHead, nowHead }, by) {
      const now = await loadPartsAt(db, sectionId, nowHead)
      const seen = seenHead === nowHead ? now : await loadPartsAt(db, sectionId, seenHead)
      const wanted = await loadPartsAt(db, sectionId, head)
      const owners = await claimsOf(db, sectionId)
      const fresh = freshClients(owners, by, newClient)
      const clients = new Map([...owners].map(([client, personId]) => [client, fresh.get(personId)!]))
      const restored = await workers.restore({ now, wanted, seen, clients, own: fresh.get(by)! })
      if (!restored) return undefined
      const used = new Set(restored.clients)
      const claims = [...fresh].flatMap(([personId, client]): Claim[] => (used.has(client) ? [{ client, personId }] : []))
      return { bytes: restored.bytes, claims }
    },
  }
}

/** One new client id for everybody who has ever written in the section, and for whoever restores. */
function freshClients(owners: ReadonlyMap<number, PersonId>, by: PersonId, newClient: () => number): Map<PersonId, number> {
  const taken = new Set(owners.keys())
  const fresh = new Map<PersonId, number>()
  for (const personId of new Set([by, ...owners.values()])) {
    let client = newClient()
    while (taken.has(client)) client = newClient()
    taken.add(client)
    fresh.set(personId, client)
  }
  return fresh
}

function byPerson(runs: readonly HandRun[], claims: ReadonlyMap<number, PersonId>): PastText['runs'] {
  const merged: PastText['runs'] = []
  for (const [length, client] of runs) {
    const personId = claims.get(client) ?? null
    const last = merged.at(-1)
    if (last && last[1] === personId) last[0] += length
    else merged.push([length, personId])
  }
  return merged
}
