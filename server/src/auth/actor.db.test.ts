import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { TestClock } from '../../testing/test-workspace.ts'
import { editionRoles, editions, groups, memberships, organisations, people } from '../storage/schema.ts'
import { loadActor, loadActorOfPerson, loadActorsOfPeople } from './actor.ts'

describeOnEveryDatabase('actors', (database) => {
  const clock = new TestClock()
  const [busy, idle, edition, group, organisation] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const nobody = randomUUID()

  beforeAll(async () => {
    const { db } = database()
    const dates = { place: 'Madrid', startsOn: '2026-01-05', endsOn: '2026-01-06' }
    await db.insert(organisations).values({ id: organisation, name: 'Somewhere', country: null })
    await db.insert(editions).values({ id: edition, slug: 'here', title: 'Here', referencePrefix: 'H', ...dates })
    await db.insert(groups).values({ id: group, editionId: edition, kind: 'lab', name: 'Lab' })
    await db.insert(people).values([
      { id: busy, name: 'Busy', kind: 'member', organisationId: organisation, pseudonym: randomUUID(), createdAt: clock.now() },
      { id: idle, name: 'Idle', kind: 'guest', pseudonym: randomUUID(), createdAt: clock.now() },
    ])
    await db.insert(memberships).values({ groupId: group, personId: busy, role: 'moderator' })
    await db.insert(editionRoles).values([
      { editionId: edition, personId: busy, role: 'secretariat' },
      { editionId: edition, personId: busy, role: 'policy_officer' },
    ])
  })

  test('a person has exactly their own roles, with those of an edition together', async () => {
    const actor = await loadActor(database().db, { id: 'session', personId: busy, confirmedAt: null })
    expect(actor).toMatchObject({ sessionId: 'session', name: 'Busy', kind: 'member', organisation: 'Somewhere', confirmedAt: null })
    expect(actor!.groupRoles).toEqual(new Map([[group, 'moderator']]))
    expect([...actor!.editionRoles.keys()]).toEqual([edition])
    expect([...actor!.editionRoles.get(edition)!].sort()).toEqual(['policy_officer', 'secretariat'])
  })

  test('many people are loaded at once, each with what loading them alone gives; those who are gone are missing', async () => {
    const { db } = database()
    const actors = await loadActorsOfPeople(db, [busy, idle, busy, nobody], clock)
    expect(new Set(actors.keys())).toEqual(new Set([busy, idle]))
    for (const id of [busy, idle]) expect(actors.get(id)).toEqual(await loadActorOfPerson(db, id, clock))
    expect(actors.get(idle)).toMatchObject({ organisation: null, groupRoles: new Map(), editionRoles: new Map() })
    expect(await loadActorsOfPeople(db, [], clock)).toEqual(new Map())
  })

  test('nobody is nobody', async () => {
    expect(await loadActor(database().db, { id: 'session', personId: nobody, confirmedAt: null })).toBeUndefined()
    await expect(loadActorOfPerson(database().db, nobody, clock)).rejects.toThrow('no person')
  })
})
