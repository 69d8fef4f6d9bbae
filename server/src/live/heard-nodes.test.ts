import { expect, test } from 'vitest'
import { BEATS_MISSED, HeardNodes } from './heard-nodes.ts'

const message = (sequence: number, node = 'a') => ({ node, sequence, isMessage: true })
const heartbeat = (sequence: number, node = 'a') => ({ node, sequence, isMessage: false })
const NEXT = { isNew: true, hasGap: false }
const NOTHING = { isNew: false, hasGap: false }

test('messages in their order are new and leave no gap, each node by its own count', () => {
  const nodes = new HeardNodes()
  for (const one of [message(1), message(2), message(1, 'b'), heartbeat(2), message(3), message(2, 'b')]) {
    expect(nodes.hear(one)).toEqual(one.isMessage ? NEXT : NOTHING)
  }
})

test('a missing message shows with the next one, or with the next heartbeat', () => {
  const nodes = new HeardNodes()
  nodes.hear(message(1))
  expect(nodes.hear(message(3))).toEqual({ isNew: true, hasGap: true })
  expect(nodes.hear(message(4))).toEqual(NEXT)
  expect(nodes.hear(heartbeat(5))).toEqual({ isNew: false, hasGap: true })
  expect(nodes.hear(heartbeat(5))).toEqual(NOTHING)
})

test('what comes late has been given up and is not handed on', () => {
  const nodes = new HeardNodes()
  nodes.hear(message(5))
  expect(nodes.hear(message(4))).toEqual(NOTHING)
})

test('a node that has spoken before anybody listened has words that were missed', () => {
  const nodes = new HeardNodes()
  expect(nodes.hear(heartbeat(0))).toEqual(NOTHING)
  expect(nodes.hear(heartbeat(7, 'b'))).toEqual({ isNew: false, hasGap: true })
  expect(nodes.hear(message(7, 'c'))).toEqual({ isNew: true, hasGap: true })
})

test('the silence of a node is a loss, once', () => {
  const nodes = new HeardNodes()
  const beats = (count: number) => Array.from({ length: count }, () => nodes.beat())
  nodes.hear(message(1))
  expect(beats(BEATS_MISSED - 1)).not.toContain(true)
  nodes.hear(heartbeat(1))
  expect(beats(BEATS_MISSED - 1)).not.toContain(true)
  expect(beats(3)).toEqual([true, false, false])
})
