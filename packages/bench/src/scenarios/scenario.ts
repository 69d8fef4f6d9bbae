import type { RunningServer, ServerCost } from '../drivers/driver.ts'
import { round } from '../statistics.ts'

/** What a scenario measured, by the names of `report/figures.ts`. Seconds, milliseconds and MiB as the name says. */
export type Figures = Record<string, number>

export type ScenarioRun = {
  /** Which run of the scenario this is, from 0. */
  run: number
  /** Where what is costly to make is kept between the runs of one driver. */
  fixtures: string
  /** The run's folder; all that the server keeps lies in it. */
  folder: string
  /** Starts the server, on whatever lies in the run's folder. */
  start(): Promise<RunningServer>
  /** Of the command line: how long `sustained` types. */
  minutes: number
}

/** Resolves with the figures, or with the reason why the scenario cannot run here. Throws where the server fails. */
export type Scenario = (run: ScenarioRun) => Promise<Figures | { skipped: string }>

/** CPU seconds between two readings, the database's apart where it is a program of its own. */
export function cpuBetween(before: ServerCost, after: ServerCost): { server: number; eventLoop: number; database: number | undefined } {
  const database = before.database && after.database && after.database.cpu - before.database.cpu
  return { server: after.cpu - before.cpu, eventLoop: after.eventLoop - before.eventLoop, database }
}

/** The figures that a server with a database of its own has besides: `name` for the server, `nameDatabase` for the database. */
export function withDatabase(name: string, server: number, database: number | undefined, digits = 2): Figures {
  return { [name]: round(server, digits), ...(database !== undefined && { [`${name}Database`]: round(database, digits) }) }
}
