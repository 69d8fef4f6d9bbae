import { CONTROL_CHANNEL, encodeChannel, encodeControl, MAX_CHANNELS, MAX_MESSAGE_BYTES, type ServerControl } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import type { Asking } from './collab-handshake.ts'
import { joinSection, receiveMessage } from './join-section.ts'
import type { LiveSocket } from './live-socket.ts'
import { ReadBudget, SESSION_LIMIT } from './read-budget.ts'
import type { RoomChannel, RoomChannels } from './room-channels.ts'
import type { SignedInSocket } from './signed-in-sockets.ts'
import type { SocketParts } from './socket-parts.ts'
import type { Stay } from './stays.ts'
import { encodeWebSocketFrame } from './web-socket-frames.ts'

const CONTROL = encodeChannel(CONTROL_CHANNEL)
const MAX_EARLY = 64

/** One section on a shared socket, from `open` on. `early` is what came while its stay was still judged anew. */
type Channel = { sectionId: string; at?: RoomChannel; stay?: Stay; isOver: boolean; early: Uint8Array[]; budget: ReadBudget }

/** The frame of something that the server says on channel 0. */
export const controlFrame = (control: ServerControl): Buffer => encodeWebSocketFrame(CONTROL, encodeControl(control))

/** The channels of one shared socket. What happens to one of them never touches the others. */
export class SocketChannels {
  private readonly parts: SocketParts & { channels: RoomChannels }
  private readonly live: LiveSocket
  private readonly who: SignedInSocket
  private readonly bySection = new Map<string, Channel>()
  private readonly byNumber = new Map<number, Channel>()

  constructor(parts: SocketParts & { channels: RoomChannels }, live: LiveSocket, who: SignedInSocket) {
    this.parts = parts
    this.live = live
    this.who = who
  }

  /** Answers with `opened` or `denied`, always once. */
  open(asking: Asking): void {
    const { sectionId } = asking
    if (this.bySection.has(sectionId)) return this.deny(sectionId, CLOSE.retry, 'already open')
    if (this.bySection.size >= MAX_CHANNELS) return this.deny(sectionId, CLOSE.retry, 'too many channels')
    const budget = new ReadBudget(SESSION_LIMIT, performance.now())
    const channel: Channel = { sectionId, isOver: false, early: [], budget }
    this.bySection.set(sectionId, channel)
    this.join(channel, asking).catch((error) => {
      this.parts.log.error({ error }, 'a channel could not be opened')
      this.end(channel, CLOSE.retry, 'try again')
    })
  }

  /** The client leaves a channel. */
  close(number: number): void {
    const channel = this.byNumber.get(number)
    if (channel) this.forget(channel)
  }

  /** Messages of a channel that has just ended are nobody's. */
  receive(number: number, message: Uint8Array): void {
    const channel = this.byNumber.get(number)
    if (!channel) return
    if (message.length > MAX_MESSAGE_BYTES) this.turnOut(channel, CLOSE.tooLarge, 'too large')
    else if (channel.stay) receiveMessage(this.parts, channel.stay, message)
    else if (channel.early.push(message) > MAX_EARLY) this.turnOut(channel, CLOSE.retry, 'too fast')
  }

  mayRead(number: number, nowMs: number): boolean {
    return this.byNumber.get(number)?.budget.mayTake(nowMs) ?? true
  }

  /** The socket is gone. */
  endAll(): void {
    for (const channel of [...this.bySection.values()]) this.forget(channel)
  }

  private async join(channel: Channel, asking: Asking): Promise<void> {
    const { live, parts } = this
    const outcome = await joinSection(parts, this.who, asking, {
      entered: (room) => {
        channel.at = parts.channels.of(room)
        if (channel.isOver) return
        this.byNumber.set(channel.at.number, channel)
        this.say({ type: 'opened', section: channel.sectionId, channel: channel.at.number })
      },
      connection: {
        send: (message) => {
          if (!channel.isOver) live.write(channel.at!.frames.of(message))
        },
        close: (code, reason) => this.end(channel, code, reason),
        unsentBytes: () => live.unsentBytes,
      },
    })
    if (outcome.kind === 'refused') {
      return this.turnOut(channel, outcome.code, outcome.reason)
    }
    if (channel.isOver) return parts.stays.end(outcome.stay)
    channel.stay = outcome.stay
    for (const message of channel.early.splice(0)) receiveMessage(parts, outcome.stay, message)
  }

  private turnOut(channel: Channel, code: number, reason: string): void {
    this.parts.refused(code)
    this.end(channel, code, reason)
  }

  /** The server ends a channel: the client hears `denied` before it was opened, `closed` after. */
  private end(channel: Channel, code: number, reason: string): void {
    if (channel.isOver) return
    this.forget(channel)
    if (channel.at) this.say({ type: 'closed', channel: channel.at.number, code, reason })
    else this.deny(channel.sectionId, code, reason)
  }

  private forget(channel: Channel): void {
    channel.isOver = true
    this.bySection.delete(channel.sectionId)
    if (channel.at) this.byNumber.delete(channel.at.number)
    const { stay } = channel
    // Its room may be in the middle of something: it ends the stay when that is done.
    if (stay) queueMicrotask(this.live.guard(() => this.parts.stays.end(stay)))
  }

  private deny(section: string, code: number, reason: string): void {
    this.say({ type: 'denied', section, code, reason })
  }

  private say(control: ServerControl): void {
    this.live.write(controlFrame(control))
  }
}
