import type { CommentThread } from '@concord/contract'

/** Threads in the order of the text; those whose words are gone, or not placed yet, come last in the order they were begun. */
export const inTextOrder = (
  threads: readonly CommentThread[],
  places: ReadonlyMap<string, number | undefined> | undefined,
): readonly CommentThread[] => {
  const placeOf = ({ id }: CommentThread) => places?.get(id) ?? Number.MAX_SAFE_INTEGER
  return [...threads].sort((one, other) => placeOf(one) - placeOf(other))
}
