import { type ClientControl, CONTROL_CHANNEL, decodeChannelFrame, decodeClientControl, MAX_CHANNELS } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { LiveSocket } from './live-socket.ts'
import { SOCKET_LIMIT } from './read-budget.ts'
import type { RoomChannels } from './room-channels.ts'
import { readSignedIn } from './signed-in-reading.ts'
import { SocketChannels } from './socket-channels.ts'
import type { SocketParts } from './socket-parts.ts'

/** A page asks for all its sections at once, before it knows whether it is signed in. */
const MAX_EARLY = MAX_CHANNELS + 64

/** Serves one shared socket: many sections, one sign-in, looked up once (PROTOCOL.md, "Shared socket"). */
export function serveSharedSocket(parts: SocketParts & { channels: RoomChannels }, live: LiveSocket, signInId: string | undefined): void {
  if (signInId === undefined) return live.close(CLOSE.signIn, 'sign in')
  const { who, begin, leave, turnOut, failed } = readSignedIn(parts, live, signInId, {
    limit: SOCKET_LIMIT,
    maxEarly: MAX_EARLY,
    mayRead: (frame) => mayReadChannel(channels, frame),
    read: (bytes) => {
      const frame = maybeDecode(bytes)
      if (frame) return act(channels, frame)
      parts.refused(400)
      leave(CLOSE.retry, 'not a frame')
    },
    ended: () => channels.endAll(),
  })
  const channels = new SocketChannels(parts, live, who)
  who
    .actor()
    .then((actor) => {
      if (actor) begin()
      else turnOut(CLOSE.signIn, 'sign in')
    })
    .catch(failed)
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
