import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inside } from './project.mjs'
import { becomeNode } from './run-node.mjs'

/** `npm start`: on any Node from 20 on, with npm and nothing else. */
ensureInstalled()
ensureBuilt()
becomeNode([inside('server/src/main.ts')])
