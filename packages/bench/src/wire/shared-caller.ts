import {
  type ClientControl,
  CONTROL_CHANNEL,
  decodeChannelFrame,
  decodeServerControl,
  encodeChannelFrame,
  encodeControl,
  type ServerControl,
} from '@concord/collab'
import type { Address, Caller } from './caller.ts'
import { LoadSocket, type SocketEvents } from './load-socket.ts'

/** A section that this person has open; the server says which channel it got. */
type Entry = { events: SocketEvents; channel: number | undefined }

/** Concord's own form: all sections of one person over one socket (`packages/collab/PROTOCOL.md`, "Shared socket"). A section is open once at a time. */
export function sharedCaller({ url, headers }: Address): Caller {
  const awaited = new Map<string, Entry>()
  const opened = new Map<number, Entry>()
  const early: Uint8Array[] = []
  let isConnected = false
  const socket = new LoadSocket(url, headers, {
    opened: () => {
      isConnected = true
      for (const frame of early.splice(0)) socket.send(frame)
    },
    message: (frame) => {
      const { channel, message } = decodeChannelFrame(frame)
      if (channel === CONTROL_CHANNEL) obey(decodeServerControl(message))
      else opened.get(channel)?.events.message(message)
    },
    closed: (reason) => {
      for (const { events } of [...awaited.values(), ...opened.values()]) events.closed(reason)
    },
  })
  const control = (message: ClientControl) => {
    const frame = encodeChannelFrame(CONTROL_CHANNEL, encodeControl(message))
    if (isConnected) socket.send(frame)
    else early.push(frame)
  }

  function obey(said: ServerControl): void {
    if (said.type === 'alive') control({ type: 'alive' })
    else if (said.type === 'opened') {
      const entry = awaited.get(said.section)!
      awaited.delete(said.section)
      opened.set(said.channel, entry)
      entry.channel = said.channel
      entry.events.opened()
    } else if (said.type === 'denied') awaited.get(said.section)?.events.closed(`${said.code} ${said.reason}`)
    else if (said.type === 'closed') opened.get(said.channel)?.events.closed(`${said.code} ${said.reason}`)
  }

  return {
    traffic: socket.traffic,
    open(section, events) {
      const entry: Entry = { events, channel: undefined }
      awaited.set(section, entry)
      control({ type: 'open', section })
      return {
        send: (message) => socket.send(encodeChannelFrame(entry.channel!, message)),
        close: () => {
          if (entry.channel === undefined || !opened.delete(entry.channel)) return
          control({ type: 'close', channel: entry.channel })
        },
      }
    },
    close: () => socket.close(),
  }
}
