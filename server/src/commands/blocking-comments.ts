import type { Queryable } from '../deps.ts'
import { AppError } from '../http/app-error.ts'
import { listBlockingThreads } from '../storage/comment-queries.ts'

const SHOWN_CHARACTERS = 80

/** 409 `blocking_comment`, with the ids of the threads, while a blocking comment is open in the section. */
export async function mustHaveNoBlockingComment(tx: Queryable, sectionId: string): Promise<void> {
  const threads = await listBlockingThreads(tx, sectionId)
  const [first] = threads
  if (!first) return
  const quote = first.quote.length > SHOWN_CHARACTERS ? `${first.quote.slice(0, SHOWN_CHARACTERS).toWellFormed()}…` : first.quote
  const about = first.quoteFound ? ` on “${quote}”` : ''
  throw new AppError('blocking_comment', `A blocking comment${about} is still open.`, { threads: threads.map(({ id }) => id) })
}
