import { type BusListener, LocalBuses, Rooms } from '@concord/collab'
import { MemoryUpdateLog } from '@concord/collab/testing'
import { CLOSE } from '@concord/contract'
import type { SectionId } from '@concord/paper'
import { expect, test } from 'vitest'
import { Metrics } from '../http/metrics.ts'
import { createLiveMetrics } from './live-metrics.ts'

const sectionId = '00000000-0000-4000-8000-000000000001' as SectionId
const valuesOf = (metrics: Metrics) =>
  metrics
    .print()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

test('every way of not being let in has its reason, a status that nobody thought of too', () => {
  const metrics = new Metrics()
  const counted = createLiveMetrics(metrics)
  for (const code of [403, 400, 418, ...Object.values(CLOSE)]) counted.socketRefused(code)
  const reasons = valuesOf(metrics).flatMap((line) => /^concord_sockets_refused_total\{reason="(\w+)"\} 1$/.exec(line)?.[1] ?? [])
  expect(reasons.sort()).toEqual(
    ['epoch', 'no_such_section', 'not_a_frame', 'not_yours', 'origin', 'other', 'schema', 'sign_in', 'too_fast', 'too_large'].sort(),
  )
})

test('a counted bus carries what the bus carries', async () => {
  const metrics = new Metrics()
  const nodes = new LocalBuses()
  const bus = createLiveMetrics(metrics).countBus(nodes.connect())
  const other = nodes.connect()
  const heard = (on: { listen(listener: BusListener): () => void }) =>
    new Promise<unknown>((resolve) => on.listen({ received: resolve, lost: () => {} }))
  const [here, there] = [heard(bus), heard(other)]
  bus.publish({ kind: 'awareness_wanted', sectionId })
  other.publish({ kind: 'notice', notice: { a: 1 } })
  expect([await there, await here]).toEqual([
    { kind: 'awareness_wanted', sectionId },
    { kind: 'notice', notice: { a: 1 } },
  ])
  expect(valuesOf(metrics)).toEqual([
    'concord_bus_published_total{kind="awareness_wanted"} 1',
    'concord_bus_received_total{kind="notice"} 1',
    'concord_bus_losses_total 0',
  ])
})

test('a loss is counted once, however many listen', () => {
  const metrics = new Metrics()
  const listeners: BusListener[] = []
  const bus = createLiveMetrics(metrics).countBus({
    publish: () => {},
    listen: (given) => {
      listeners.push(given)
      return () => {}
    },
    close: async () => {},
  })
  let losses = 0
  for (const _ of ['rooms', 'stays']) bus.listen({ received: () => {}, lost: () => (losses += 1) })
  for (const listener of listeners) listener.lost()
  expect([losses, valuesOf(metrics)]).toEqual([2, ['concord_bus_losses_total 1']])
})

test('a server without anybody in it says so in every gauge', () => {
  const metrics = new Metrics()
  const rooms = new Rooms({
    log: new MemoryUpdateLog(),
    bus: new LocalBuses().connect(),
    compact: async (bytes) => bytes,
    onProblem: (_what, error) => expect.unreachable(String(error)),
  })
  createLiveMetrics(metrics).watch(rooms, () => 0)
  expect(valuesOf(metrics)).toEqual(
    [
      'bus_losses_total',
      'sockets_open',
      'rooms_open',
      'sessions_open',
      'updates_waiting',
      'updates_waiting_bytes',
      'commit_waiting_seconds',
      'commits_total',
      'committed_rows_total',
    ].map((name) => `concord_${name} 0`),
  )
  rooms.close()
})
