import { AppError } from '../http/app-error.ts'

/**
 * The ids with `id` moved or put right after `after`; null puts it first, undefined last. Throws `invalid_body` when `after` is not
 * one of the others: a section of another paper is no place here.
 */
export function placeAfter(ids: readonly string[], id: string, after: string | null | undefined): string[] {
  const others = ids.filter((other) => other !== id)
  if (after === undefined) return [...others, id]
  if (after === null) return [id, ...others]
  const index = others.indexOf(after)
  if (index < 0) {
    throw new AppError('invalid_body', 'The section to come after is not in this paper.', {
      issues: [{ path: 'after', message: 'is not in this paper' }],
    })
  }
  return others.toSpliced(index + 1, 0, id)
}
