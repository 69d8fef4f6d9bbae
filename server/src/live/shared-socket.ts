import { type ClientControl, CONTROL_CHANNEL, decodeChannelFrame, decodeClientControl, MAX_CHANNELS } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { LiveSocket } from './live-socket.ts'
import { PacedReading } from './paced-reading.ts'
import { ReadBudget, SOCKET_LIMIT } from './read-budget.ts'
import type { RoomChannels } from './room-channels.ts'
import { SignedInSocket } from './signed-in-sockets.ts'
import { SocketChannels } from './socket-channels.ts'
import type { SocketParts } from './socket-parts.ts'

/** A page asks for all its sections at once, before it knows whether it is signed in. */
const MAX_EARLY = MAX_CHANNELS + 64

/** Serves one shared socket: many sections, one sign-in, looked up once (PROTOCOL.md, "Shared socket"). */
export function serveSharedSocket(parts: SocketParts & { channels: RoomChannels }, live: LiveSocket, signInId: string | undefined): void {
  if (signInId === undefined) return live.close(CLOSE.signIn, 'sign in')
  const { socket } = live
  const leave = (code: number, reason: string) => {
    live.close(code, reason)
    reading.end()
    channels.endAll()
  }
  const turnOut = (code: number, reason: string) => {
    parts.refused(code)
    leave(code, reason)
  }
  const who = new SignedInSocket(signInId, { find: (id) => parts.actors.find(id), end: leave })
  parts.signedIn.add(who)
  const channels = new SocketChannels(parts, live, who)
  const budget = new ReadBudget(SOCKET_LIMIT, performance.now())
  const reading = new PacedReading({
    socket,
    maxEarly: MAX_EARLY,
    mayRead: (frame) => !parts.limits || (budget.mayTake(performance.now()) && mayReadChannel(channels, frame)),
    read: live.guard((frame: Uint8Array) => {
      const read = maybeDecode(frame)
      if (read) return act(channels, read)
      parts.refused(400)
      leave(CLOSE.retry, 'not a frame')
    }),
    giveUp: (why) => turnOut(why === 'too large' ? CLOSE.tooLarge : CLOSE.retry, why),
  })
  socket.on('message', (data) => reading.receive(new Uint8Array(data as ArrayBuffer)))
  socket.on(
    'close',
    live.guard(() => {
      parts.signedIn.delete(who)
      reading.end()
      channels.endAll()
    }),
  )
  who
    .actor()
    .then((actor) => {
      if (actor) return reading.begin()
      turnOut(CLOSE.signIn, 'sign in')
    })
    .catch((error) => {
      parts.log.error({ error }, 'a socket could not be let in')
      leave(CLOSE.retry, 'try again')
    })
}

type Frame = { channel: number; message: Uint8Array } | { control: ClientControl | undefined }

/** Undefined where the bytes are no frame: no honest client sends them. */
function maybeDecode(bytes: Uint8Array): Frame | undefined {
  try {
    const frame = decodeChannelFrame(bytes)
    return frame.channel === CONTROL_CHANNEL ? { control: decodeClientControl(frame.message) } : frame
  } catch {
    return undefined
  }
}

function act(channels: SocketChannels, frame: Frame): void {
  if ('channel' in frame) return channels.receive(frame.channel, frame.message)
  const { control } = frame
  if (control?.type === 'close') channels.close(control.channel)
  if (control?.type !== 'open') return
  const { section, schema, epoch, events } = control
  channels.open({ sectionId: section, schema, epoch, wantsEvents: events === true })
}

function mayReadChannel(channels: SocketChannels, frame: Uint8Array): boolean {
  try {
    return channels.mayRead(decodeChannelFrame(frame).channel, performance.now())
  } catch {
    // Reading it will show what is wrong with it.
    return true
  }
}
