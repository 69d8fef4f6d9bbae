import { expect, test } from 'vitest'
import { Metrics, processMetrics } from './metrics.ts'

test('prints counters by their labels and gauges as they are now', () => {
  const metrics = new Metrics()
  const count = metrics.counter('answers_total', 'Answers.')
  let rooms = 1
  metrics.gauge('rooms', 'Rooms.', () => rooms)
  count({ status: '200' })
  count({ status: '200' })
  count({ status: '4"04\n' })
  rooms = 3
  expect(metrics.print()).toBe(
    '# HELP answers_total Answers.\n# TYPE answers_total counter\nanswers_total{status="200"} 2\nanswers_total{status="404"} 1\n' +
      '# HELP rooms Rooms.\n# TYPE rooms gauge\nrooms 3\n',
  )
})

test('a process tells of its memory and its event loop', () => {
  const metrics = new Metrics()
  processMetrics(metrics)
  expect(metrics.print()).toMatch(/\nprocess_resident_memory_bytes \d+\n/)
  expect(metrics.print()).toMatch(/\nnodejs_eventloop_lag_p99_seconds \d/)
})
