import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { inside, node, root } from './project.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const DOWNLOAD_LIMIT_MS = 180_000

const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options })
/** Some systems have a stub under the name, which only says how to install the real one. */
const works = (path) => run(path, ['--version'], { timeout: 20_000 }).status === 0

function systemChromium() {
  const onPath = NAMES.map((name) => run('sh', ['-c', `command -v ${name}`]).stdout.trim())
  return [process.env.CONCORD_CHROMIUM, ...onPath, MAC].find((path) => path && existsSync(path) && works(path))
}

function downloadedChromium() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright')
  if (!existsSync(cache)) return undefined
  const programs = readdirSync(cache, { recursive: true }).filter((path) =>
    /(chrome|headless_shell|chrome-headless-shell|Chromium)$/.test(path),
  )
  return programs.map((path) => join(cache, path)).find(works)
}

function download() {
  const client = inside('client/node_modules/playwright-core/cli.js')
  run(node, [client, 'install', 'chromium-headless-shell'], { timeout: DOWNLOAD_LIMIT_MS, stdio: ['ignore', 2, 2] })
  return downloadedChromium()
}

function installBySystem() {
  if (process.getuid?.() !== 0 || run('sh', ['-c', 'command -v apt-get']).status !== 0) return undefined
  const script = 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium'
  run('sh', ['-c', script], { stdio: ['ignore', 2, 2] })
  return systemChromium()
}

/** The path of a Chromium that starts: the system's, else Playwright's download, else the system's package manager when it may. */
export const findChromium = () => systemChromium() ?? downloadedChromium() ?? download() ?? installBySystem()
