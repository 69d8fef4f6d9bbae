import { encodeChannel, type Room } from '@concord/collab'
import { WebSocketFrames } from './web-socket-frames.ts'

/** A room's channel number in this process, and its messages as frames of that channel. */
export type RoomChannel = { number: number; frames: WebSocketFrames }

/** Gives every room one number for all shared sockets, so that what it sends to many is made a frame once. 0 is for control. */
export class RoomChannels {
  private readonly known = new WeakMap<Room, RoomChannel>()
  private last = 0

  of(room: Room): RoomChannel {
    const known = this.known.get(room)
    if (known) return known
    this.last += 1
    const channel = { number: this.last, frames: new WebSocketFrames(encodeChannel(this.last)) }
    this.known.set(room, channel)
    return channel
  }
}
