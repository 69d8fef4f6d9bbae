import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const ENTRY = 'src/service-worker.ts'
const FILE = 'service-worker.js'
/** What stands in the worker's code until the names are known. */
const LIST = '__APP_SHELL__'
/** Letters of languages that few papers use are fetched when they are first shown. */
const RARE_FONT = /-(cyrillic|greek|vietnamese)[^/]*\.woff2$/

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Builds the service worker as a file of its own beside `index.html`, and writes into it which files make the app: those that the build
 * has named by their content, the page itself and what lies in `public`. Its version is a hash of all of them.
 */
export function appShell(): Plugin {
  let root = ''
  let publicFolder = ''
  return {
    name: 'concord:app-shell',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
      publicFolder = config.publicDir
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(root, ENTRY), fileName: FILE })
    },
    generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => fileName !== FILE && !RARE_FONT.test(fileName))
      const page = built.find(({ fileName }) => fileName === 'index.html')
      const worker = bundle[FILE]
      if (page?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('the build has no index.html or no service worker')
      if (worker.imports.length > 0) throw new Error('the service worker must stand alone')
      const others = readdirSync(publicFolder)
      const files = [...built.filter((file) => file !== page).map(({ fileName }) => fileName), ...others].sort()
      const version = sha256(
        [...files, sha256(page.source), ...others.map((name) => sha256(readFileSync(join(publicFolder, name))))].join(),
      )
      const list = { version: version.slice(0, 16), files: ['/', ...files.map((name) => `/${name}`)] }
      worker.code = worker.code.replace(LIST, JSON.stringify(list))
    },
  }
}
