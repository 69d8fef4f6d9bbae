import { expect, test } from 'vitest'
import { listen } from './listener.ts'

const HERE = { host: '127.0.0.1', port: 0 }

test('answers 503 until it has something to serve', async () => {
  const listener = await listen(HERE)
  const origin = `http://127.0.0.1:${listener.port}`
  const early = await fetch(`${origin}/healthz`)
  expect(early.status).toBe(503)
  expect(await early.json()).toMatchObject({ error: { code: 'not_ready' } })
  listener.serve(() => new Response('here'))
  expect(await (await fetch(origin)).text()).toBe('here')
  await listener.close()
  await expect(fetch(origin)).rejects.toThrow()
})

test('a taken port is refused in one line', async () => {
  const first = await listen(HERE)
  await expect(listen({ ...HERE, port: first.port })).rejects.toMatchObject({
    code: 'port_taken',
    message: `Port ${first.port} on 127.0.0.1 is taken. Stop what uses it, or name another in PORT.`,
  })
  await first.close()
})

test('an address that is not ours is refused in one line', async () => {
  await expect(listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining('Check HOST'),
  })
})

test('closing lets a request under way end, and closing twice is closing once', async () => {
  const listener = await listen(HERE)
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<Response>()
  listener.serve(() => {
    begun.resolve()
    return finish.promise
  })
  const asked = fetch(`http://127.0.0.1:${listener.port}`)
  await begun.promise
  const closed = Promise.all([listener.close(), listener.close()])
  finish.resolve(new Response('in time'))
  expect(await (await asked).text()).toBe('in time')
  await closed
})
