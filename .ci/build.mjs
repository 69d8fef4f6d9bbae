import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { whenChanged } from './fingerprint.mjs'
import { inside, node, nodeEnvironment, root } from './project.mjs'

const SOURCES = ['client', 'packages/paper', 'packages/contract', 'packages/collab', 'pnpm-lock.yaml']

/** Builds the client unless it was built from just these sources. */
export function ensureBuilt() {
  whenChanged('built', SOURCES, () => existsSync(inside('client/dist/index.html')), build)
}

function build() {
  console.error('Building the client…')
  const vite = [inside('client/node_modules/vite/bin/vite.js'), 'build', 'client', '--logLevel', 'warn']
  const { status } = spawnSync(node, vite, { cwd: root, stdio: ['ignore', 2, 2], env: nodeEnvironment })
  if (status === 0) return
  console.error('The client could not be built.')
  process.exit(1)
}
