import type { PersonId, SectionId, SectionState } from '@concord/paper'
import type { AppendedRow, AppendRow, LaterRows, LoadedSection, UpdateLog } from '../src/update-log.ts'

type Section = {
  state: SectionState
  epoch: number
  head: number
  checkpoint: { head: number; bytes: Uint8Array } | undefined
  rows: { head: number; bytes: Uint8Array }[]
  claims: Map<number, PersonId>
}

/** An UpdateLog in memory, for tests: the same rules as the real one, and it is gone with the process. */
export class MemoryUpdateLog implements UpdateLog {
  readonly sections = new Map<SectionId, Section>()
  /** Whether it fails to answer, as a database that cannot be reached. */
  isAway = false

  create(sectionId: SectionId, state: SectionState = 'draft'): void {
    this.sections.set(sectionId, { state, epoch: 1, head: 0, checkpoint: undefined, rows: [], claims: new Map() })
  }

  /** What a transition of the section would do in a database. */
  change(sectionId: SectionId, change: Partial<Pick<Section, 'state' | 'epoch'>>): void {
    Object.assign(this.sections.get(sectionId)!, change)
  }

  async load(sectionId: SectionId): Promise<LoadedSection | undefined> {
    const section = this.sections.get(sectionId)
    if (!section) return undefined
    const from = section.checkpoint?.head ?? 0
    return {
      epoch: section.epoch,
      head: section.head,
      base: section.checkpoint?.bytes,
      tail: section.rows.filter((row) => row.head > from).map((row) => row.bytes),
      claims: [...section.claims].map(([client, personId]) => ({ client, personId })),
    }
  }

  async append(rows: readonly AppendRow[]): Promise<AppendedRow[]> {
    if (this.isAway) throw new Error('the log is away')
    return rows.flatMap((row) => {
      const section = this.sections.get(row.sectionId)
      if (!section || !takes(section, row)) return []
      section.head += 1
      section.rows.push({ head: section.head, bytes: row.bytes })
      for (const { client, personId } of row.claims) section.claims.set(client, personId)
      return [{ sectionId: row.sectionId, head: section.head }]
    })
  }

  async loadAfter(sectionId: SectionId, head: number): Promise<LaterRows> {
    const section = this.sections.get(sectionId)
    const claims = [...(section?.claims ?? [])].map(([client, personId]) => ({ client, personId }))
    return { rows: section?.rows.filter((row) => row.head > head) ?? [], claims }
  }

  async heads(sectionIds: readonly SectionId[]): Promise<Map<SectionId, number>> {
    return new Map(sectionIds.flatMap((id) => (this.sections.has(id) ? [[id, this.sections.get(id)!.head] as const] : [])))
  }

  async checkpoint(sectionId: SectionId, head: number, bytes: Uint8Array): Promise<void> {
    const section = this.sections.get(sectionId)
    if (section && (section.checkpoint?.head ?? 0) < head) section.checkpoint = { head, bytes }
  }
}

const takes = (section: Section, row: AppendRow): boolean =>
  section.epoch === row.epoch &&
  row.states.includes(section.state) &&
  row.claims.every(({ client, personId }) => (section.claims.get(client) ?? personId) === personId)
