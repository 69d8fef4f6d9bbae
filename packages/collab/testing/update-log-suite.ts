import type { PersonId, SectionId, SectionState } from '@concord/paper'
import { expect, test } from 'vitest'
import type { AppendRow, UpdateLog } from '../src/update-log.ts'

/** What a storage must offer so that the suite can run on it. Sections start in `draft`, epoch 1, empty. */
export type UpdateLogBench = {
  log: UpdateLog
  createSection(): Promise<SectionId>
  createPerson(): Promise<PersonId>
  setState(sectionId: SectionId, state: SectionState): Promise<void>
  setEpoch(sectionId: SectionId, epoch: number): Promise<void>
}

const bytes = (...numbers: number[]) => new Uint8Array(numbers)
const row = (sectionId: SectionId, parts: Partial<AppendRow> = {}): AppendRow => ({
  sectionId,
  epoch: 1,
  states: ['draft', 'changes_requested'],
  bytes: bytes(1, 2, 3),
  claims: [],
  ...parts,
})

/** What every UpdateLog promises. */
export function describeUpdateLog(bench: () => UpdateLogBench): void {
  const load = async (sectionId: SectionId) => (await bench().log.load(sectionId))!

  test('what was appended is loaded in order, with heads from 1', async () => {
    const section = await bench().createSection()
    expect(await bench().log.append([row(section, { bytes: bytes(0, 255, 39) })])).toEqual([{ sectionId: section, head: 1 }])
    expect(await bench().log.append([row(section, { bytes: bytes(92, 34, 0) })])).toEqual([{ sectionId: section, head: 2 }])
    const loaded = await load(section)
    expect(loaded.head).toBe(2)
    expect(loaded.tail.map((part) => [...part])).toEqual([
      [0, 255, 39],
      [92, 34, 0],
    ])
  })

  test('one statement appends to many sections, and refuses one without harming the others', async () => {
    const [first, frozen, last] = [await bench().createSection(), await bench().createSection(), await bench().createSection()]
    await bench().setState(frozen, 'approved')
    const appended = await bench().log.append([row(first), row(frozen), row(last)])
    expect(appended.map((one) => one.sectionId).sort()).toEqual([first, last].sort())
    expect((await load(frozen)).tail).toEqual([])
  })

  test('the fence lets in whom the state lets in', async () => {
    const section = await bench().createSection()
    await bench().setState(section, 'in_review')
    expect(await bench().log.append([row(section)])).toEqual([])
    expect(await bench().log.append([row(section, { states: ['draft', 'in_review'] })])).toEqual([{ sectionId: section, head: 1 }])
  })

  test('another epoch is refused', async () => {
    const section = await bench().createSection()
    await bench().setEpoch(section, 2)
    expect(await bench().log.append([row(section)])).toEqual([])
  })

  test('a claim is kept, may be repeated by its owner, and refuses everybody else', async () => {
    const section = await bench().createSection()
    const [owner, thief] = [await bench().createPerson(), await bench().createPerson()]
    const client = 4_294_967_295
    await bench().log.append([row(section, { claims: [{ client, personId: owner }] })])
    expect((await load(section)).claims).toContainEqual({ client, personId: owner })
    expect(await bench().log.append([row(section, { claims: [{ client, personId: owner }] })])).toHaveLength(1)
    expect(await bench().log.append([row(section, { claims: [{ client, personId: thief }] })])).toEqual([])
  })

  test('a checkpoint stands for the rows up to its head, and an older one never replaces it', async () => {
    const section = await bench().createSection()
    for (const number of [1, 2, 3]) await bench().log.append([row(section, { bytes: bytes(number) })])
    await bench().log.checkpoint(section, 2, bytes(12))
    await bench().log.checkpoint(section, 1, bytes(11))
    const loaded = await load(section)
    expect([...loaded.base!]).toEqual([12])
    expect(loaded.tail.map((part) => [...part])).toEqual([[3]])
    expect(loaded.head).toBe(3)
  })

  test('there is nothing to load of a section that does not exist', async () => {
    expect(await bench().log.load('00000000-0000-4000-8000-000000000000' as SectionId)).toBeUndefined()
  })

  test('what comes after a head is read with every claim, even where a checkpoint stands for it', async () => {
    const section = await bench().createSection()
    const owner = await bench().createPerson()
    for (const number of [1, 2, 3])
      await bench().log.append([row(section, { bytes: bytes(number), claims: [{ client: number, personId: owner }] })])
    await bench().log.checkpoint(section, 3, bytes(123))
    const later = await bench().log.loadAfter(section, 1)
    expect(later.rows.map(({ head, bytes }) => [head, ...bytes])).toEqual([
      [2, 2],
      [3, 3],
    ])
    expect(later.claims).toHaveLength(3)
  })

  test('heads are told of the sections that there are', async () => {
    const [first, second] = [await bench().createSection(), await bench().createSection()]
    await bench().log.append([row(second)])
    const missing = '00000000-0000-4000-8000-000000000000' as SectionId
    expect(await bench().log.heads([first, second, missing])).toEqual(
      new Map([
        [first, 0],
        [second, 1],
      ]),
    )
    expect(await bench().log.heads([])).toEqual(new Map())
  })
}
