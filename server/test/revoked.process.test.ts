import type { StockClient } from '@concord/collab/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_GUEST_CODE } from '../src/demo/edition.ts'
import { DEMO_PEOPLE } from '../src/demo/people.ts'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { Visitor } from '../testing/visitor.ts'

const SILENT_WITHIN_MS = 5_000
const SIGN_IN = 4401
const NOT_YOURS = 4403
const COPY_REFUSED = 4409

let server: DemoServer
let [rapporteur, secretariat, writer]: Visitor[] = []
let groupId: string
let sectionId: string

beforeAll(async () => {
  server = await startDemoServer()
  rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
  secretariat = await Visitor.signedIn(server.origin, 'secretariat')
  writer = await Visitor.signedIn(server.origin, 'contributor')
  const paper = await rapporteur.createPaper('Left in the middle')
  groupId = paper.group.id
  sectionId = paper.sections[0]!.id
})
afterAll(() => server.remove())

/** Waits for the end of a client that has just lost its right, and checks that it came in time and that it hears nothing more. */
async function mustFallSilent(client: StockClient, code: number): Promise<void> {
  const since = performance.now()
  await client.until(({ closed }) => closed !== undefined)
  expect(performance.now() - since).toBeLessThan(SILENT_WITHIN_MS)
  expect(client.closed!.code).toBe(code)
  const heard = client.text
  const other = await writer!.open(sectionId)
  other.type('[not for you]')
  await other.saved()
  other.destroy()
  expect(client.text).toBe(heard)
  client.destroy()
}

const personOf = async (visitor: Visitor) => (await visitor.must<{ person: { id: string } }>('GET', '/api/v1/session')).person.id

test('[I6] signing out silences the open sockets of that sign-in, and only those', async () => {
  const [here, there] = [await Visitor.signedIn(server.origin, 'contributor2'), await Visitor.signedIn(server.origin, 'contributor2')]
  const [leaving, staying] = [await here.open(sectionId), await there.open(sectionId)]
  await here.must('DELETE', '/api/v1/session')
  await mustFallSilent(leaving, SIGN_IN)
  staying.type('[still signed in]')
  await staying.saved()
  staying.destroy()
})

test('[I6] a sign-in that ends by time silences its open sockets, and only those', async () => {
  const [here, there] = [await Visitor.signedIn(server.origin, 'contributor2'), await Visitor.signedIn(server.origin, 'contributor2')]
  const [leaving, staying] = [await here.open(sectionId), await there.open(sectionId)]
  const [latest] = await server.sql<{ id: string }[]>`
    select id from sessions where person_id = ${await personOf(here)} order by absolute_expires_at desc limit 1`
  await server.sql`update sessions set expires_at = '1970-01-01' where id <> ${latest!.id} and person_id = ${await personOf(here)}`
  await mustFallSilent(leaving, SIGN_IN)
  staying.type('[not ended yet]')
  await staying.saved()
  staying.destroy()
})

test('[I6] somebody who is removed from the group hears nothing more and cannot come back in', async () => {
  const guest = new Visitor(server.origin)
  await guest.must('POST', '/api/v1/session/guest', { code: DEMO_GUEST_CODE, name: 'Removed', organisation: 'Nowhere' })
  const client = await guest.open(sectionId)
  await secretariat!.must('DELETE', `/api/v1/groups/${groupId}/members/${await personOf(guest)}`)
  await mustFallSilent(client, NOT_YOURS)
  const again = await guest.open(sectionId)
  expect(again.closed!.code).toBe(NOT_YOURS)
  again.destroy()
})

test('[G1][L4] somebody whose role is lowered still reads; the next word is refused and stays theirs', async () => {
  const katarina = await Visitor.signedIn(server.origin, 'katarina')
  const client = await katarina.open(sectionId)
  client.type('[before]')
  await client.saved()
  const { name, email, organisation } = DEMO_PEOPLE.katarina
  await secretariat!.must('POST', `/api/v1/groups/${groupId}/members`, { name, email, organisation, role: 'observer' })
  client.type('[after]')
  await client.until(({ closed }) => closed !== undefined)
  expect(client.closed!.code).toBe(COPY_REFUSED)
  expect(client.unsavedWords).toBe('[after]')
  client.destroy()
  const reading = await katarina.open(sectionId)
  expect(reading.text).toContain('[before]')
  expect(reading.text).not.toContain('[after]')
  reading.destroy()
})
