import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DRIVERS, type DriverName, PEERS } from './drivers/index.ts'
import { installPeers } from './install-peers.ts'
import { makeRunFolder } from './machine/run-folder.ts'
import type { Result } from './report/result.ts'
import { writeReport } from './report/write-report.ts'
import { ONLY_FOR, SCENARIOS, type ScenarioName } from './scenarios/index.ts'

const RUN_ONCE = fileURLToPath(new URL('run-once.ts', import.meta.url))
/** Each pass gets a folder of its own here unless it is told another. */
const RESULTS = fileURLToPath(new URL('../results', import.meta.url))
const RUN_LIMIT_MS = 15 * 60_000

const USAGE = `npm run bench -- [--scenarios a,b] [--drivers a,b] [--runs 3] [--minutes 5] [--out folder]
  scenarios: ${Object.keys(SCENARIOS).join(', ')}
  drivers: ${Object.keys(DRIVERS).join(', ')}
  --minutes is how long \`sustained\` types; --out gets results.jsonl and report.md, and goes on where an earlier call ended`

function parseOptions() {
  const { values } = parseArgs({
    options: {
      scenarios: { type: 'string', default: Object.keys(SCENARIOS).join() },
      drivers: { type: 'string', default: Object.keys(DRIVERS).join() },
      runs: { type: 'string', default: '3' },
      minutes: { type: 'string', default: '5' },
      out: { type: 'string', default: join(RESULTS, new Date().toISOString().slice(0, 16).replace(':', '')) },
    },
  })
  const scenarios = values.scenarios.split(',')
  const drivers = values.drivers.split(',')
  const unknown = [
    ...scenarios.filter((name) => !Object.hasOwn(SCENARIOS, name)),
    ...drivers.filter((name) => !Object.hasOwn(DRIVERS, name)),
  ]
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}`)
  return {
    scenarios: scenarios as ScenarioName[],
    drivers: drivers as DriverName[],
    runs: Number(values.runs),
    minutes: values.minutes,
    out: resolve(values.out),
  }
}

type Options = ReturnType<typeof parseOptions>

/** The drivers take turns, so that what else the machine does hits all of them. */
function* plan({ scenarios, drivers, runs }: Options): Generator<{ run: number; scenario: ScenarioName; driver: DriverName }> {
  for (let run = 0; run < runs; run += 1) {
    for (const scenario of scenarios) {
      for (const driver of drivers) if (ONLY_FOR[scenario]?.includes(driver) ?? true) yield { run, scenario, driver }
    }
  }
}

/** Runs one scenario in a process of its own; undefined where it failed, which it has said on standard error. */
async function runOnce(
  driver: DriverName,
  scenario: ScenarioName,
  run: number,
  fixtures: string,
  minutes: string,
): Promise<Result | undefined> {
  const args = [RUN_ONCE, driver, scenario, String(run), fixtures, minutes]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const limit = setTimeout(() => child.kill('SIGTERM'), RUN_LIMIT_MS + Number(minutes) * 60_000)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  clearTimeout(limit)
  return code === 0 ? JSON.parse(output) : undefined
}

async function measure(options: Options): Promise<number> {
  if (process.platform !== 'linux') throw new Error('CPU time and memory are read from /proc: this runs on Linux only')
  if (options.drivers.some((driver) => PEERS.includes(driver))) installPeers()
  mkdirSync(options.out, { recursive: true })
  const file = join(options.out, 'results.jsonl')
  const done: Result[] = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  const fixtures = makeRunFolder()
  let failures = 0
  for (const { run, scenario, driver } of plan(options)) {
    if (done.some((result) => result.run === run && result.scenario === scenario && result.driver === driver)) continue
    const result = await runOnce(driver, scenario, run, fixtures, options.minutes)
    console.error(`run ${run + 1}  ${scenario}  ${driver}  ${result ? JSON.stringify(result.figures) : 'FAILED'}`)
    if (!result) failures += 1
    else {
      done.push(result)
      appendFileSync(file, `${JSON.stringify(result)}\n`)
    }
  }
  rmSync(fixtures, { recursive: true, force: true })
  const report = writeReport(done)
  writeFileSync(join(options.out, 'report.md'), `${report}\n`)
  console.log(report)
  return failures
}

try {
  process.exitCode = (await measure(parseOptions())) === 0 ? 0 : 1
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`)
  process.exitCode = 1
}
