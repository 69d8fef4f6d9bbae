/** The `after` that puts a section at `place` (0 is the front) among the others: the section before it, or null at the front. */
export function afterAt(sectionIds: readonly string[], sectionId: string, place: number): string | null {
  const others = sectionIds.filter((id) => id !== sectionId)
  const bounded = Math.max(0, Math.min(place, others.length))
  return bounded === 0 ? null : others[bounded - 1]!
}
