import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type ClientControl,
  decodeChannelFrame,
  decodeClientControl,
  encodeChannelFrame,
  encodeControl,
  type ServerControl,
} from '../channels.ts'
import { MAX_MESSAGE_BYTES } from '../gate-limits.ts'
import type { ChannelSocket } from './channel-socket.ts'
import { SharedSocket } from './shared-socket.ts'

/** The browser's WebSocket with the server's end in the test's hands. */
class ScriptedSocket {
  static all: ScriptedSocket[] = []
  readonly said: (ClientControl | undefined)[] = []
  readonly sent: { channel: number; message: number[] }[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  constructor() {
    ScriptedSocket.all.push(this)
  }
  send(frame: Uint8Array): void {
    const { channel, message } = decodeChannelFrame(frame)
    if (channel === 0) this.said.push(decodeClientControl(message))
    else this.sent.push({ channel, message: [...message] })
  }
  close(): void {
    this.readyState = 3
  }
  stand(): void {
    this.readyState = 1
    this.onopen?.()
  }
  hear(control: ServerControl): void {
    this.deliver(0, encodeControl(control))
  }
  deliver(channel: number, message: Uint8Array): void {
    this.onmessage?.({ data: encodeChannelFrame(channel, message).buffer })
  }
  lose(code = 1006): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
}

let shared: SharedSocket

beforeEach(() => {
  vi.useFakeTimers()
  ScriptedSocket.all = []
  shared = new SharedSocket({
    url: 'wss://concord.example/collab',
    WebSocketPolyfill: ScriptedSocket as unknown as typeof WebSocket,
    random: () => 1,
  })
})
afterEach(() => {
  shared.destroy()
  vi.useRealTimers()
})

const latest = (): ScriptedSocket => ScriptedSocket.all.at(-1)!

/** A channel as a provider makes it, with what happens to it. */
function join(section: string, query = '') {
  const Channel = shared.Channel as unknown as new (address: string) => ChannelSocket
  const channel = new Channel(`wss://concord.example/collab/${section}${query}`)
  const events: unknown[] = []
  channel.onopen = () => events.push('open')
  channel.onmessage = ({ data }) => events.push([...data])
  channel.onclose = ({ code }) => events.push(code)
  return { channel, events, take: () => events.splice(0) }
}

test('[W2] two sections are two channels of one socket, each with its own messages', () => {
  const [a, b] = [join('a', '?events=1&schema=1&epoch=3'), join('b')]
  expect(ScriptedSocket.all).toHaveLength(1)
  const socket = latest()
  socket.stand()
  expect(socket.said).toEqual([
    { type: 'open', section: 'a', schema: 1, epoch: 3, events: true },
    { type: 'open', section: 'b', schema: undefined, epoch: undefined, events: false },
  ])
  socket.hear({ type: 'opened', section: 'a', channel: 7 })
  socket.hear({ type: 'denied', section: 'b', code: 4403, reason: 'not yours' })
  socket.deliver(7, new Uint8Array([0, 1]))
  socket.deliver(9, new Uint8Array([0, 2]))
  a.channel.send(new Uint8Array([5]))
  expect([a.take(), b.take(), socket.sent]).toEqual([['open', [0, 1]], [4403], [{ channel: 7, message: [5] }]])
  socket.hear({ type: 'closed', channel: 7, code: 4409, reason: 'G3' })
  expect(a.take()).toEqual([4409])
  a.channel.send(new Uint8Array([6]))
  expect(socket.sent).toHaveLength(1)
})

test('[W14] after a loss it comes back later and later, up to half a minute, and at once when the network is back', () => {
  const network = new EventTarget()
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network))
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network))
  const patient = new SharedSocket({
    url: 'wss://x/collab',
    WebSocketPolyfill: ScriptedSocket as unknown as typeof WebSocket,
    random: () => 1,
  })
  const Channel = patient.Channel as unknown as new (address: string) => ChannelSocket
  new Channel('wss://x/collab/a')
  for (const waitMs of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    const tries = ScriptedSocket.all.length
    latest().lose()
    vi.advanceTimersByTime(waitMs - 1)
    expect(ScriptedSocket.all).toHaveLength(tries)
    vi.advanceTimersByTime(1)
    expect(ScriptedSocket.all).toHaveLength(tries + 1)
  }
  const tries = ScriptedSocket.all.length
  latest().lose()
  network.dispatchEvent(new Event('online'))
  expect(ScriptedSocket.all).toHaveLength(tries + 1)
  // One that is still being made may hang on the network that is gone.
  network.dispatchEvent(new Event('online'))
  expect(ScriptedSocket.all).toHaveLength(tries + 2)
  // A socket on which a section opened begins again with short waits.
  latest().stand()
  latest().hear({ type: 'opened', section: 'a', channel: 1 })
  latest().lose()
  new Channel('wss://x/collab/a')
  vi.advanceTimersByTime(500)
  expect(ScriptedSocket.all).toHaveLength(tries + 3)
  patient.destroy()
  vi.unstubAllGlobals()
})

test('[W7] a loss ends the open channels; one that still waits asks again on the next socket', () => {
  const [open, waiting] = [join('a'), join('b')]
  latest().stand()
  latest().hear({ type: 'opened', section: 'a', channel: 1 })
  latest().lose(4503)
  expect([open.take(), waiting.take()]).toEqual([['open', 4503], []])
  vi.advanceTimersByTime(500)
  latest().stand()
  expect(latest().said).toMatchObject([{ type: 'open', section: 'b' }])
})

test('[W7] signed out: every channel hears it, and nobody comes back until somebody asks anew', () => {
  const [open, waiting] = [join('a'), join('b')]
  latest().stand()
  latest().hear({ type: 'opened', section: 'a', channel: 1 })
  latest().lose(4401)
  expect([open.take(), waiting.take()]).toEqual([['open', 4401], [4401]])
  vi.advanceTimersByTime(120_000)
  expect(ScriptedSocket.all).toHaveLength(1)
  join('a')
  expect(ScriptedSocket.all).toHaveLength(2)
})

test('[W13] [W14] a sign of life is answered and reaches every provider; without one for 30 s the socket is given up', () => {
  const a = join('a')
  const socket = latest()
  socket.stand()
  socket.hear({ type: 'opened', section: 'a', channel: 1 })
  a.take()
  for (let beats = 0; beats < 4; beats += 1) {
    vi.advanceTimersByTime(15_000)
    socket.hear({ type: 'alive' })
  }
  expect([a.take(), socket.said.slice(1)]).toEqual([Array(4).fill([1, 1, 0]), Array(4).fill({ type: 'alive' })])
  vi.advanceTimersByTime(36_000)
  expect([a.take(), socket.readyState]).toEqual([[1006], 3])
})

test('[W6] a section left while it was asked for is closed when the answer is in, and only then asked for again', () => {
  const first = join('a', '?epoch=1')
  const socket = latest()
  socket.stand()
  first.channel.close()
  const second = join('a', '?epoch=2')
  expect(socket.said).toHaveLength(1)
  socket.hear({ type: 'opened', section: 'a', channel: 4 })
  expect(socket.said.slice(1)).toMatchObject([
    { type: 'close', channel: 4 },
    { type: 'open', section: 'a', epoch: 2 },
  ])
  expect(second.take()).toEqual([])
  socket.deliver(4, new Uint8Array([9]))
  socket.hear({ type: 'opened', section: 'a', channel: 4 })
  expect([first.take(), second.take()]).toEqual([[1000], ['open']])
})

test('[W11] a message that the server would not take ends its own channel with 4413 and never leaves', async () => {
  const [large, other] = [join('a'), join('b')]
  latest().stand()
  latest().hear({ type: 'opened', section: 'a', channel: 1 })
  latest().hear({ type: 'opened', section: 'b', channel: 2 })
  large.channel.send(new Uint8Array(MAX_MESSAGE_BYTES + 1))
  await Promise.resolve()
  other.channel.send(new Uint8Array([1]))
  expect([large.take(), other.take(), latest().sent]).toEqual([['open', 4413], ['open'], [{ channel: 2, message: [1] }]])
  expect(latest().said.at(-1)).toEqual({ type: 'close', channel: 1 })
})

test('the socket outlives its last channel for a moment: the next page takes it over', () => {
  const leave = (section: string) => {
    const { channel } = join(section)
    if (latest().readyState === 0) latest().stand()
    latest().hear({ type: 'opened', section, channel: 1 })
    channel.close()
  }
  leave('a')
  vi.advanceTimersByTime(4_000)
  leave('b')
  expect([ScriptedSocket.all.length, latest().readyState]).toEqual([1, 1])
  vi.advanceTimersByTime(5_000)
  expect(latest().readyState).toBe(3)
  join('c')
  expect(ScriptedSocket.all).toHaveLength(2)
})
