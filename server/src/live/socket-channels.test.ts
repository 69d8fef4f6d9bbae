import { decodeChannelFrame, decodeServerControl, MAX_CHANNELS, type ServerControl } from '@concord/collab'
import { CLOSE } from '@concord/contract'
import { expect, test } from 'vitest'
import type { LiveSocket } from './live-socket.ts'
import { SignedInSocket } from './signed-in-sockets.ts'
import { SocketChannels } from './socket-channels.ts'

test('[W9] a socket has at most 200 channels, those that still wait for the database among them', () => {
  const heard: ServerControl[] = []
  const live = {
    unsentBytes: 0,
    // The payloads here are short: two bytes of header, or four.
    write: (frame: Buffer) => heard.push(decodeServerControl(decodeChannelFrame(frame.subarray(frame[1] === 126 ? 4 : 2)).message)),
  } as unknown as LiveSocket
  const never = { find: () => new Promise<never>(() => {}) }
  const who = new SignedInSocket('a sign-in', { ...never, end: () => {} })
  const parts = { places: never, stays: { changes: 0 } } as unknown as ConstructorParameters<typeof SocketChannels>[0]
  const channels = new SocketChannels(parts, live, who)
  const open = (sectionId: string) => channels.open({ sectionId, schema: undefined, epoch: undefined, wantsEvents: false })
  for (let index = 0; index < MAX_CHANNELS; index += 1) open(`section ${index}`)
  expect(heard).toEqual([])
  open('one more')
  open('section 7')
  expect(heard).toEqual([
    { type: 'denied', section: 'one more', code: CLOSE.retry, reason: 'too many channels' },
    { type: 'denied', section: 'section 7', code: CLOSE.retry, reason: 'already open' },
  ])
})
