import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { RunningServer } from './drivers/driver.ts'
import { DRIVERS, type DriverName } from './drivers/index.ts'
import { machineTime } from './machine/process-cost.ts'
import { copyFolder, makeRunFolder } from './machine/run-folder.ts'
import type { Result } from './report/result.ts'
import { SCENARIOS, type ScenarioName } from './scenarios/index.ts'
import { round } from './statistics.ts'

/**
 * One scenario against one driver in a process of its own: `run-once.ts <driver> <scenario> <run> <fixtures> <minutes>`. Prints the
 * result as one line of JSON. Where it fails, the server's log and data stay where standard error says.
 */
const [driverName, scenarioName, run, fixtures, minutes] = process.argv.slice(2) as [DriverName, ScenarioName, string, string, string]
const driver = DRIVERS[driverName]
const parent = makeRunFolder()
const folder = join(parent, 'run')
const servers: RunningServer[] = []

async function start(at = folder): Promise<RunningServer> {
  const server = await driver.start(at)
  servers.push(server)
  return server
}

async function endServers(): Promise<void> {
  for (const server of servers.splice(0).reverse()) {
    await server.stop()
    await server.close()
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endServers().finally(() => process.exit(1)))

/** What a server makes at its very first start (Concord: a database with the demo edition) is made once and copied for each run. */
async function makeFolder(kept: string): Promise<void> {
  const template = join(kept, 'first-start')
  if (!existsSync(template)) {
    mkdirSync(`${template}.part`, { recursive: true })
    await start(`${template}.part`)
    await endServers()
    renameSync(`${template}.part`, template)
  }
  copyFolder(template, folder)
}

const kept = join(fixtures, driverName)
try {
  await makeFolder(kept)
  const loadBefore = round(loadavg()[0]!)
  const startedAt = performance.now()
  const before = machineTime()
  const figures = await SCENARIOS[scenarioName]({
    run: Number(run),
    folder,
    fixtures: kept,
    minutes: Number(minutes),
    start: () => start(),
  })
  const seconds = (performance.now() - startedAt) / 1_000
  const after = machineTime()
  const noise = {
    loadBefore,
    busyCores: round((after.busy - before.busy) / seconds),
    stolenCores: round((after.stolen - before.stolen) / seconds),
  }
  const result: Result = {
    driver: driverName,
    scenario: scenarioName,
    run: Number(run),
    versions: driver.versions(),
    node: process.version,
    figures,
    noise,
  }
  await endServers()
  rmSync(parent, { recursive: true, force: true })
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exit(0)
} catch (error) {
  console.error(error)
  console.error(`Logs and data are in ${parent}`)
  await endServers()
  process.exit(1)
}
