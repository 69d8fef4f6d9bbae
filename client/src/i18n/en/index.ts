import { frame } from './frame.ts'
import { group } from './group.ts'
import { home } from './home.ts'
import { library } from './library.ts'
import { papers } from './papers.ts'
import { problems } from './problems.ts'
import { queue } from './queue.ts'
import { redline } from './redline.ts'
import { session } from './session.ts'
import { verify } from './verify.ts'
import { words } from './words.ts'

/** The English strings of every page but the paper page, whose own come with its code (`add-paper-strings.ts`). */
export const en = { frame, group, home, library, papers, problems, queue, redline, session, verify, words } as const
