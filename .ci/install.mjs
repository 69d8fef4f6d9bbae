import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { whenChanged } from './fingerprint.mjs'
import { inside, node, root } from './project.mjs'

/** The package manager, through npm: a new machine has no other. It must not ask anything. */
const INSTALL = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile']

const packageFiles = () => [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'server/package.json',
  'client/package.json',
  ...readdirSync(inside('packages')).map((name) => `packages/${name}/package.json`),
]

/** Installs all packages, Node among them, unless they are there as the lockfile says. */
export function ensureInstalled() {
  whenChanged('installed', packageFiles(), () => existsSync(node), install)
}

function install() {
  console.error('Installing packages…')
  const { status } = spawnSync('npx', INSTALL, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, CI: 'true' } })
  if (status === 0) return
  console.error('The packages could not be installed. Is the npm registry reachable?')
  process.exit(1)
}
