import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** All that the process may read: its own code and the packages it uses. Never the data folder. */
const READABLE = [
  '.',
  '../../node_modules',
  '../../package.json',
  '../../../packages',
  '../../../node_modules',
  '../../../package.json',
].map(here)

/**
 * Node's permission model takes network, writing, other processes and workers away from the child; the Typst compiler is a native
 * addon. `env` is empty so that no secret of the server gets there.
 */
export const forkExporter = (): ChildProcess =>
  fork(here('exporter-process.ts'), {
    execPath: process.execPath,
    execArgv: ['--permission', '--allow-addons', '--disable-warning=SecurityWarning', ...READABLE.map((path) => `--allow-fs-read=${path}`)],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
