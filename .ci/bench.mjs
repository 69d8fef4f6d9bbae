import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inside } from './project.mjs'
import { becomeNode } from './run-node.mjs'

/** `npm run bench -- <options>`: the measurements; those of the editor open the built client. */
ensureInstalled()
ensureBuilt()
becomeNode([inside('packages/bench/src/main.ts'), ...process.argv.slice(2)])
