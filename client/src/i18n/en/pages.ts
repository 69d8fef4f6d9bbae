import { blocks } from './blocks.ts'
import { group } from './group.ts'
import { home } from './home.ts'
import { library } from './library.ts'
import { mentions } from './mentions.ts'
import { queue } from './queue.ts'
import { redline } from './redline.ts'
import { suggestions } from './suggestions.ts'
import { verify } from './verify.ts'

/** The English strings of every page but the paper page. */
export const pages = { blocks, group, home, library, mentions, queue, redline, suggestions, verify } as const
