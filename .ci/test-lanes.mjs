import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { inside, node, nodeEnvironment, root } from './project.mjs'

/** What a lane found: how many checks passed and failed, and a line for each that could not run. */
const outcome = (passed, failed, skipped = []) => ({ passed, failed, skipped })

const runNode = (args, env = {}) => spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...nodeEnvironment, ...env } }).status === 0

/** Several programs, each of which counts as one check. */
function checks(...commands) {
  const results = commands.map((command) => runNode(command))
  return outcome(results.filter(Boolean).length, results.filter((passed) => !passed).length)
}

const biome = (...args) => [inside('node_modules/@biomejs/biome/bin/biome'), ...args]

/** How the suites run in `npm test`. */
export const SHORT_RUN = { env: {}, args: [] }

/** How they run in `npm run test:long`: the same tests with the numbers that are promised, for which hours must be allowed. */
export const LONG_RUN = {
  env: {
    CONCORD_FUZZ: '100000',
    CONCORD_KILLED_AT: 'all',
    CONCORD_KILLS: '200',
    CONCORD_LOAD_MS: '60000',
    CONCORD_OUTAGE_MS: '30000',
    CONCORD_RACES: '1000',
    CONCORD_RECONNECTS: '1000',
    CONCORD_RUNS: '5000',
  },
  args: [`--testTimeout=${6 * 3_600_000}`],
}

/** Runs one of the projects of vitest.config.ts and counts its tests. */
function suite(project, run, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-lane-'))
  const report = join(folder, 'report.json')
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
    ...run.args,
  ]
  const passed = runNode([inside('node_modules/vitest/vitest.mjs'), ...args], { ...run.env, ...env })
  const result = existsSync(report) ? countReport(JSON.parse(readFileSync(report, 'utf8'))) : outcome(0, 0)
  rmSync(folder, { recursive: true, force: true })
  if (!passed && result.failed === 0) result.failed = 1
  if (passed && result.passed + result.failed + result.skipped.length === 0) result.skipped.push(`${project}: there are no such tests`)
  return result
}

/** A file that could not be loaded has no tests in the report and counts as one failure. */
function countReport({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const having = (...states) => tests.filter(({ status }) => states.includes(status))
  const skipped = having('pending', 'skipped', 'todo', 'disabled').map(({ fullName }) => fullName)
  return outcome(having('passed').length, having('failed').length + broken.length, skipped)
}

function browser(run) {
  const chromium = findChromium()
  if (!chromium) return outcome(0, 0, ['browser: no Chromium on this machine, and none could be downloaded or installed'])
  ensureBuilt()
  return suite('browser', run, { CONCORD_CHROMIUM: chromium })
}

/** The lanes in their order, quick ones first. Those that are suites take a run. */
export const LANES = {
  lint: () =>
    checks(
      biome('format', '.'),
      biome('lint', '--error-on-warnings', '.'),
      biome('check', '--formatter-enabled=false', '--linter-enabled=false', '.'),
    ),
  types: () => checks([inside('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']),
  boundaries: () =>
    checks(
      biome('lint', '--only=style/noRestrictedImports', '--only=suspicious/noImportCycles', '--only=style/noExcessiveLinesPerFile', '.'),
      [inside('.ci/check-boundaries.mjs')],
    ),
  unit: (run) => suite('unit', run),
  db: (run) => suite('db', run),
  process: (run) => {
    ensureBuilt()
    return suite('process', run)
  },
  browser,
}

/** The lanes in which a long run does more than a short one. */
export const LONG_LANES = ['unit', 'process']
