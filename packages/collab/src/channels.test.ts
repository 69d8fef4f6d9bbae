import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClientControl,
  decodeChannelFrame,
  decodeClientControl,
  encodeChannel,
  encodeChannelFrame,
  encodeControl,
} from './channels.ts'

test('[W5] a frame is the channel as varuint, then the message', () => {
  expect([...encodeChannelFrame(300, new Uint8Array([1, 2]))]).toEqual([0xac, 0x02, 1, 2])
  expect([...encodeChannel(0), ...encodeChannel(300)]).toEqual([0, 0xac, 0x02])
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array(), (channel, message) => {
      expect(decodeChannelFrame(encodeChannelFrame(channel, message))).toEqual({ channel, message })
    }),
  )
})

test('[W9] control is read as it was said; what is left out stays out, and what is no number fits nothing', () => {
  const read = (said: object) => decodeClientControl(encodeControl(said as ClientControl))
  expect(read({ type: 'open', section: 's', epoch: 2, events: true })).toEqual({
    type: 'open',
    section: 's',
    schema: undefined,
    epoch: 2,
    events: true,
  })
  expect(read({ type: 'open', section: 's', schema: null, epoch: '2', events: 'yes' })).toMatchObject({
    schema: Number.NaN,
    epoch: Number.NaN,
    events: false,
  })
  expect(read({ type: 'close', channel: 3 })).toEqual({ type: 'close', channel: 3 })
  expect(read({ type: 'alive' })).toEqual({ type: 'alive' })
  expect(read({ type: 'tomorrow' })).toBeUndefined()
  expect(() => read({ type: 'open' })).toThrow('section')
  expect(() => read({ type: 'open', section: 'x'.repeat(5000) })).toThrow('too long')
})

test('[W9] bytes of any kind are read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        const control = decodeClientControl(bytes)
        expect([undefined, 'open', 'close', 'alive']).toContain(control?.type)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})
