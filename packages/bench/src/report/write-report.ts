import { DRIVERS, type DriverName, PEERS } from '../drivers/index.ts'
import type { ScenarioName } from '../scenarios/index.ts'
import { median } from '../statistics.ts'
import type { Result } from './result.ts'
import { isReached, TARGETS, type Target } from './targets.ts'

const DIGITS = 4

const shown = (value: number): string => String(Number(value.toPrecision(DIGITS)))

/** The results as Markdown: first what was to be reached, then every figure, as medians with the lowest and the highest. */
export function writeReport(results: readonly Result[]): string {
  const drivers = unique(results.map(({ driver }) => driver))
  const versions = drivers.map(
    (driver) => `- ${DRIVERS[driver].title}: ${unique(resultsOf(results, driver).map((result) => result.versions)).join(' / ')}`,
  )
  const noise = results.map((result) => result.noise)
  const quiet = `Load of the machine before the runs: median ${shown(median(noise.map(({ loadBefore }) => loadBefore)) ?? 0)}, at most ${shown(Math.max(...noise.map(({ loadBefore }) => loadBefore)))}.`
  return [
    `# Measured with Node ${unique(results.map(({ node }) => node)).join(', ')}`,
    `${versions.join('\n')}\n\n${quiet}`,
    targetTable(results, drivers),
    ...unique(results.map(({ scenario }) => scenario)).map((scenario) => figureTable(results, scenario)),
  ].join('\n\n')
}

/** One row for each target that something was measured for. Every form of Concord is compared with the better peer. */
function targetTable(results: readonly Result[], drivers: readonly DriverName[]): string {
  const peers = drivers.filter((driver) => PEERS.includes(driver))
  const own = drivers.filter((driver) => !PEERS.includes(driver))
  const rows = TARGETS.filter((target) => own.some((driver) => middleOf(results, driver, target) !== undefined)).map((target) => {
    const values = peers.map((driver) => middleOf(results, driver, target))
    const present = values.filter((value) => value !== undefined)
    const best =
      target.absolute || present.length === 0 ? undefined : target.better === 'lower' ? Math.min(...present) : Math.max(...present)
    const cells = own.map((driver) => ownCell(target, middleOf(results, driver, target), best))
    return [
      target.title,
      ...cells,
      ...values.map((value) => (value === undefined ? '–' : shown(value))),
      `${target.better === 'lower' ? '≤' : '≥'} ${shown(target.limit)}`,
    ]
  })
  return table(['against the better peer', ...[...own, ...peers].map((driver) => DRIVERS[driver].title), 'target'], rows)
}

function ownCell(target: Target, value: number | undefined, best: number | undefined): string {
  if (value === undefined) return '–'
  if (!target.absolute && best === undefined) return shown(value)
  const compared = target.absolute ? value : value / best!
  const mark = isReached(target, compared) ? '✓' : '✗'
  return target.absolute ? `${shown(value)} ${mark}` : `${shown(value)} = **${compared.toFixed(2)}** ${mark}`
}

function figureTable(results: readonly Result[], scenario: ScenarioName): string {
  const here = results.filter((result) => result.scenario === scenario)
  const drivers = unique(here.map(({ driver }) => driver))
  const names = unique(here.flatMap(({ figures }) => Object.keys(figures)))
  const rows = names.map((name) => [
    name,
    ...drivers.map((driver) => spread(resultsOf(here, driver).map(({ figures }) => (figures as Record<string, number | string>)[name]))),
  ])
  return `## ${scenario}\n\n${table(['', ...drivers.map((driver) => `${DRIVERS[driver].title} (${resultsOf(here, driver).length})`)], rows)}`
}

/** The median, and in brackets the lowest and highest where they differ; or the reason why there is none. */
function spread(values: readonly (number | string | undefined)[]): string {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return unique(values.filter((value) => typeof value === 'string')).join('; ') || '–'
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return low === high ? shown(low) : `${shown(median(numbers)!)} (${shown(low)}–${shown(high)})`
}

function middleOf(results: readonly Result[], driver: DriverName, { scenario, figure }: Target): number | undefined {
  const figures = results.filter((result) => result.driver === driver && result.scenario === scenario).map((result) => result.figures)
  return median(figures.flatMap((each) => (!('skipped' in each) && each[figure] !== undefined ? [each[figure]] : [])))
}

const resultsOf = (results: readonly Result[], driver: DriverName): Result[] => results.filter((result) => result.driver === driver)

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
