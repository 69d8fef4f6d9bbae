import type { DriverName } from '../drivers/index.ts'
import type { ScenarioName } from '../scenarios/index.ts'

/** One run of one scenario against one driver; a line of the results file. */
export type Result = {
  driver: DriverName
  scenario: ScenarioName
  run: number
  versions: string
  node: string
  figures: Record<string, number> | { skipped: string }
  /** How busy the machine was: its load before the run, and cores in use by all programs and by other machines during it. */
  noise: { loadBefore: number; busyCores: number; stolenCores: number }
}
