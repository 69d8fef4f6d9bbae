import { ensureInstalled } from './install.mjs'
import { becomeNode } from './run-node.mjs'

/** `node .ci/with-node.mjs <arguments>`: the project's own Node with these arguments, installed first where needed. */
ensureInstalled()
becomeNode(process.argv.slice(2))
