import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { node, nodeEnvironment, root } from './project.mjs'

const PARENT_CHECK_MS = 500

/** Runs Node on these arguments in place of this process: hands on SIGINT and SIGTERM, and ends as it ends. */
export function becomeNode(args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: nodeEnvironment })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithParent(child)
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** npm runs scripts through a shell that may die of a signal without handing it on; nobody would be left to stop us then. */
function endWithParent(child) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const check = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(check)
    child.kill('SIGTERM')
  }, PARENT_CHECK_MS)
  check.unref()
}
