import { frame } from './frame.ts'
import { papers } from './papers.ts'
import { problems } from './problems.ts'
import { session } from './session.ts'
import { words } from './words.ts'

/** The English strings that every page needs; a page's own come with its code (`add-page-strings.ts`, `add-paper-strings.ts`). */
export const en = { frame, papers, problems, session, words } as const
