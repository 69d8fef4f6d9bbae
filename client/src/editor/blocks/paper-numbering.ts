import { FIRST_START, type NumberedParts, numberPaper, type SectionStart } from '@concord/paper'

/** An evidence block somewhere in the paper, as a recommendation refers to it. */
export type EvidenceRef = { id: string; number: number; claim: string }

const NOTHING: NumberedParts = { recommendations: [], footnotes: 0, evidence: [] }

const sameStart = (a: SectionStart, b: SectionStart): boolean =>
  a.section === b.section && a.recommendation === b.recommendation && a.footnote === b.footnote && a.evidence === b.evidence

const sameEvidence = (a: readonly EvidenceRef[], b: readonly EvidenceRef[]): boolean =>
  a.length === b.length && a.every((one, at) => one.id === b[at]!.id && one.number === b[at]!.number && one.claim === b[at]!.claim)

/**
 * Where the numbers of each section of one open paper begin. Fed with what each section holds, live or as committed; it tells only when a
 * number changes, so that typing anywhere renders nothing anew.
 */
export class PaperNumbering {
  private readonly listeners = new Set<() => void>()
  private readonly parts = new Map<string, NumberedParts>()
  private readonly sources = new Set<() => void>()
  private order: readonly string[] = []
  private starts: ReadonlyMap<string, SectionStart> = new Map()
  private allEvidence: readonly EvidenceRef[] = []

  constructor(sectionIds: readonly string[] = []) {
    this.setOrder(sectionIds)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The sections of the paper in their order. What was known of others is forgotten. */
  setOrder(sectionIds: readonly string[]): void {
    this.order = sectionIds
    for (const id of this.parts.keys()) if (!sectionIds.includes(id)) this.parts.delete(id)
    this.countAnew()
  }

  /** What a section holds now. */
  setParts(sectionId: string, parts: NumberedParts): void {
    this.parts.set(sectionId, parts)
    this.countAnew()
  }

  /** Keeps a function that tells anew what its section holds. Answers how to let it go. */
  addSource(tell: () => void): () => void {
    this.sources.add(tell)
    return () => this.sources.delete(tell)
  }

  /** Has all live sections told anew: claims are typed without a word to this place, and are needed only where somebody chooses among them. */
  refresh(): void {
    for (const tell of this.sources) tell()
  }

  /** Where a section's numbers begin; the same object while they are the same. */
  startOf(sectionId: string): SectionStart {
    return this.starts.get(sectionId) ?? FIRST_START
  }

  /** All evidence of the paper in its order; the same array while it is the same. */
  get evidence(): readonly EvidenceRef[] {
    return this.allEvidence
  }

  /** Whether another section holds a block with this id: a copy of it must get an id of its own. */
  isTakenElsewhere(id: string, sectionId: string): boolean {
    for (const [other, { recommendations, evidence }] of this.parts) {
      if (other !== sectionId && (recommendations.includes(id) || evidence.some((one) => one.id === id))) return true
    }
    return false
  }

  private countAnew(): void {
    const sections = this.order.map((id) => this.parts.get(id) ?? NOTHING)
    const starts = new Map(numberPaper(sections).map((start, at) => [this.order[at]!, this.kept(this.order[at]!, start)]))
    const evidence = sections
      .flatMap((section) => section.evidence)
      .map(({ id, claim }, at) => ({ id, number: at + 1, claim }))
      .filter((one): one is EvidenceRef => one.id !== null)
    const isSame =
      starts.size === this.starts.size &&
      [...starts].every(([id, start]) => this.starts.get(id) === start) &&
      sameEvidence(evidence, this.allEvidence)
    if (isSame) return
    this.starts = starts
    if (!sameEvidence(evidence, this.allEvidence)) this.allEvidence = evidence
    for (const listener of this.listeners) listener()
  }

  private kept(sectionId: string, start: SectionStart): SectionStart {
    const before = this.starts.get(sectionId)
    return before && sameStart(before, start) ? before : start
  }
}
