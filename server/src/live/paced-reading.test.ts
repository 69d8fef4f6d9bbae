import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PacedReading } from './paced-reading.ts'
import { ReadBudget } from './read-budget.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A socket that has sent `sent` messages, with a budget of 60 a second and 120 at once. */
function buildReading({ isEarly = false } = {}) {
  const read: number[] = []
  const budget = new ReadBudget({ perSecond: 60, burst: 120 }, performance.now())
  const state = { isPaused: false, tooFast: 0, tooLarge: 0 }
  const reading = new PacedReading({
    socket: { pause: () => (state.isPaused = true), resume: () => (state.isPaused = false) },
    mayRead: () => budget.mayTake(performance.now()),
    read: (message) => void read.push(message[0]! * 256 + message[1]!),
    giveUp: (why) => {
      if (why === 'too fast') state.tooFast += 1
      else state.tooLarge += 1
    },
    maxEarly: 64,
  })
  if (!isEarly) reading.begin()
  let sent = 0
  return {
    read,
    state,
    reading,
    send(count: number) {
      for (let index = 0; index < count; index += 1, sent += 1) reading.receive(new Uint8Array([sent >> 8, sent & 255]))
    },
  }
}

test('[W12] past its budget a session is read more slowly, in order, and nothing is lost', () => {
  const { read, state, send } = buildReading()
  send(300)
  expect([read.length, state.isPaused]).toEqual([120, true])
  vi.advanceTimersByTime(1000)
  expect(read.length).toBeGreaterThanOrEqual(175)
  expect(read.length).toBeLessThanOrEqual(181)
  vi.advanceTimersByTime(2100)
  expect(read).toEqual(Array.from({ length: 300 }, (_, index) => index))
  expect(state).toEqual({ isPaused: false, tooFast: 0, tooLarge: 0 })
})

test('[W12] somebody who types fast is never slowed down', () => {
  const { read, state, send } = buildReading()
  for (let second = 0; second < 30; second += 1) {
    send(60)
    vi.advanceTimersByTime(1000)
  }
  expect([read.length, state.isPaused]).toEqual([1800, false])
})

test('[W12] who is still far behind after ten seconds is sent away, and nothing is read after that', () => {
  const { read, state, send } = buildReading()
  send(2000)
  vi.advanceTimersByTime(9_000)
  expect(state.tooFast).toBe(0)
  vi.advanceTimersByTime(2_000)
  expect(state.tooFast).toBe(1)
  const before = read.length
  send(10)
  vi.advanceTimersByTime(60_000)
  expect([read.length, state.tooFast]).toEqual([before, 1])
})

test('[W12] a burst that is worked off in time is forgiven, as often as it comes', () => {
  const { read, state, send } = buildReading()
  for (let round = 1; round <= 3; round += 1) {
    send(700)
    vi.advanceTimersByTime(15_000)
    expect([read.length, state]).toEqual([700 * round, { isPaused: false, tooFast: 0, tooLarge: 0 }])
  }
})

test('[W12] what comes early waits for the handshake; more than a client has to say by then ends it', () => {
  const patient = buildReading({ isEarly: true })
  patient.send(64)
  expect(patient.read).toEqual([])
  patient.reading.begin()
  expect(patient.read).toHaveLength(64)
  const hasty = buildReading({ isEarly: true })
  hasty.send(65)
  hasty.reading.begin()
  expect([hasty.read, hasty.state.tooFast]).toEqual([[], 1])
})

test('[W11] before the handshake is over a message has at most 64 KiB', () => {
  const hasty = buildReading({ isEarly: true })
  hasty.reading.receive(new Uint8Array(64 * 1024))
  expect(hasty.state.tooLarge).toBe(0)
  hasty.reading.receive(new Uint8Array(64 * 1024 + 1))
  hasty.reading.begin()
  expect([hasty.read, hasty.state.tooLarge]).toEqual([[], 1])
})
