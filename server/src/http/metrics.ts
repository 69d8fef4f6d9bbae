import { monitorEventLoopDelay } from 'node:perf_hooks'

type Series = { kind: 'counter' | 'gauge'; help: string; values(): Iterable<[labels: string, value: number]> }

/** Counters and gauges of one server, in Prometheus' text format. */
export class Metrics {
  readonly #series = new Map<string, Series>()

  /** A number that is asked for when somebody looks. */
  gauge(name: string, help: string, read: () => number): void {
    this.#series.set(name, { kind: 'gauge', help, values: () => [['', read()]] })
  }

  /** A number that somebody else counts and that only grows. */
  total(name: string, help: string, read: () => number): void {
    this.#series.set(name, { kind: 'counter', help, values: () => [['', read()]] })
  }

  /** A number that only grows, kept apart by its labels. Give labels few values: a status, never an id. */
  counter(name: string, help: string): (labels?: Record<string, string>, by?: number) => void {
    const counts = new Map<string, number>()
    this.#series.set(name, { kind: 'counter', help, values: () => counts })
    return (labels = {}, by = 1) => {
      const key = labelText(labels)
      counts.set(key, (counts.get(key) ?? 0) + by)
    }
  }

  print(): string {
    return [...this.#series].map(([name, series]) => printSeries(name, series)).join('')
  }
}

/** What every process tells of itself. */
export function processMetrics(metrics: Metrics): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  metrics.gauge('process_resident_memory_bytes', 'Memory that the process holds.', () => process.memoryUsage.rss())
  metrics.gauge('nodejs_heap_used_bytes', 'Memory that JavaScript objects use, with garbage.', () => process.memoryUsage().heapUsed)
  metrics.gauge('nodejs_external_bytes', 'Memory that buffers and other things outside the heap use.', () => process.memoryUsage().external)
  metrics.gauge('process_uptime_seconds', 'Time since the start of the process.', () => process.uptime())
  metrics.gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'The longest that the event loop kept others waiting, 99th percentile since the last look.',
    () => {
      const seconds = delay.percentile(99) / 1e9
      delay.reset()
      return seconds
    },
  )
}

const labelText = (labels: Record<string, string>) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '')}"`)
    .join(',')

function printSeries(name: string, { kind, help, values }: Series): string {
  const lines = [...values()].map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${lines.join('')}`
}
