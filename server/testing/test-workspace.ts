import { randomUUID } from 'node:crypto'
import type { Bus } from '@concord/collab'
import type { EditionRole, GroupRole, SectionContent, SectionId } from '@concord/paper'
import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { type Actor, loadActorOfPerson } from '../src/auth/actor.ts'
import { addMember } from '../src/commands/add-member.ts'
import { createEdition } from '../src/commands/create-edition.ts'
import { createGroup } from '../src/commands/create-group.ts'
import { createOrganisation } from '../src/commands/create-organisation.ts'
import { createPerson } from '../src/commands/create-person.ts'
import { grantEditionRole } from '../src/commands/grant-edition-role.ts'
import type { Clock, Deps } from '../src/deps.ts'
import { createDatabaseFileStore } from '../src/files/database-file-store.ts'
import type { AppEnv } from '../src/http/app-env.ts'
import { Metrics } from '../src/http/metrics.ts'
import { createLive, type Live } from '../src/live/create-live.ts'
import type { SuiteDatabase } from './database-suites.ts'
import { testLog } from './embedded-template.ts'
import { TestClient } from './test-client.ts'
import { PlainExporter } from './test-exporter.ts'

export const TEST_PASSWORD = 'a long test password'
const DAY_MS = 24 * 3_600_000

/** A clock that stands still until it is told to go on. */
export class TestClock implements Clock {
  #at = new Date('2026-01-05T09:00:00.000Z')
  now(): Date {
    return this.#at
  }
  advance(ms: number): void {
    this.#at = new Date(this.#at.getTime() + ms)
  }
}

/** Everybody in the workspace: `[role, group]` or `[role, edition]`. */
const PEOPLE = {
  rapporteur: ['rapporteur', 'lab'],
  moderator: ['moderator', 'lab'],
  contributor: ['contributor', 'lab'],
  contributor2: ['contributor', 'lab'],
  endorser: ['endorser', 'lab'],
  observer: ['observer', 'lab'],
  neighbour: ['moderator', 'consortium'],
  secretariat: ['secretariat', 'edition'],
  policy: ['policy_officer', 'edition'],
  stranger: ['secretariat', 'elsewhere'],
} as const satisfies Record<string, readonly [GroupRole | EditionRole, string]>

export type PersonName = keyof typeof PEOPLE

/** One paragraph of text. */
export const paragraph = (text: string): SectionContent => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** A whole server without a port, with two groups, two editions and somebody in every role. */
export type Workspace = {
  deps: Deps
  app: Hono<AppEnv>
  live: Live
  clock: TestClock
  exporter: PlainExporter
  ids: { edition: string; lab: string; consortium: string; people: Record<PersonName, string> }
  /** A browser that has not signed in. */
  visitor(): TestClient
  /** A browser of this person; the same one at every call. */
  as(name: PersonName): Promise<TestClient>
  actor(name: PersonName): Promise<Actor>
  write(name: PersonName, sectionId: string, text: string): Promise<void>
  close(): Promise<void>
}

/** `bus` leads to other nodes on the same database. */
export async function openWorkspace({ db, sql, env }: SuiteDatabase, { bus }: { bus?: Bus } = {}): Promise<Workspace> {
  const clock = new TestClock()
  const exporter = new PlainExporter()
  const parts = { db, env, log: testLog, clock, newId: () => randomUUID() }
  const metrics = new Metrics()
  const live = createLive({ ...parts, sql, metrics, bus })
  const deps: Deps = { ...parts, exporter, texts: live.texts, files: createDatabaseFileStore(db), live: live.live }
  const app = createApp(deps, { metrics, clientFolder: '' })
  const ids = await settle(deps)
  const visitor = () => new TestClient(app, env.origin)
  const browsers = new Map<PersonName, TestClient>()
  const actor = (name: PersonName) => loadActorOfPerson(db, ids.people[name], clock)

  return {
    deps,
    app,
    live,
    clock,
    exporter,
    ids,
    visitor,
    actor,
    async as(name) {
      const known = browsers.get(name)
      if (known) return known
      const browser = visitor()
      browsers.set(name, browser)
      await browser.post('/api/v1/session', { email: emailOf(name), password: TEST_PASSWORD })
      return browser
    },
    async write(name, sectionId, text) {
      await live.write(await actor(name), sectionId as SectionId, paragraph(text))
    },
    close: () => live.close(),
  }
}

export const emailOf = (name: PersonName): string => `${name}@test.example`

async function settle(deps: Deps): Promise<Workspace['ids']> {
  const dates = {
    startsOn: '2026-01-05',
    endsOn: new Date(deps.clock.now().getTime() + DAY_MS).toISOString().slice(0, 10),
    place: 'Madrid',
  }
  const edition = await createEdition(deps, 'server', { slug: 'here', title: 'Here', referencePrefix: 'HERE-2026', ...dates })
  const elsewhere = await createEdition(deps, 'server', { slug: 'elsewhere', title: 'Elsewhere', referencePrefix: 'ELSE-2026', ...dates })
  const lab = await createGroup(deps, 'server', { editionId: edition, kind: 'lab', name: 'Lab' })
  const consortium = await createGroup(deps, 'server', { editionId: edition, kind: 'consortium', name: 'Consortium' })
  const places = { lab, consortium, edition, elsewhere }
  const people: Partial<Record<PersonName, string>> = {}
  for (const [name, [role, place]] of Object.entries(PEOPLE) as [PersonName, (typeof PEOPLE)[PersonName]][]) {
    const organisationId = await createOrganisation(deps, 'server', { name: `Organisation of ${name}`, country: 'ES' })
    const personId = await createPerson(deps, 'server', {
      name: `The ${name}`,
      email: emailOf(name),
      organisationId,
      password: TEST_PASSWORD,
    })
    people[name] = personId
    if (role === 'secretariat' || role === 'policy_officer')
      await grantEditionRole(deps, 'server', { editionId: places[place], personId, role })
    else await addMember(deps, 'server', { groupId: places[place], personId, role })
  }
  return { edition, lab, consortium, people: people as Record<PersonName, string> }
}
