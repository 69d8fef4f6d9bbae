import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PEERS = fileURLToPath(new URL('../peers', import.meta.url))

/**
 * Installs the peers at the versions of their lock files, with npm, outside of the project's own packages. What has to be compiled is
 * compiled for the Node that runs this, with the headers that the package `node` brings.
 */
export function installPeers(): void {
  const headers = install('node', process.env)
  const modules = join(headers, 'node_modules/node/node_modules')
  const platform = readdirSync(modules).find((name) => existsSync(join(modules, name, 'include')))
  if (!platform) throw new Error('the package node brought no headers')
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  const environment = { ...process.env, PATH: path, npm_config_nodedir: join(modules, platform) }
  for (const peer of ['hocuspocus', 'y-websocket-server']) install(peer, environment)
}

/** Runs `npm ci` in a peer's folder unless that has been done for this lock file and this Node. */
function install(peer: string, environment: NodeJS.ProcessEnv): string {
  const folder = join(PEERS, peer)
  const stamp = join(folder, 'node_modules/.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(process.version)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  console.error(`Installing ${peer}…`)
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, env: environment, stdio: ['ignore', 2, 2] })
  writeFileSync(stamp, wanted)
  return folder
}
