import { expect, test } from 'vitest'
import { checkPassword, hashPassword } from './passwords.ts'
import { createTurnstile } from './turnstile.ts'

test('a password belongs to its hash, which costs what it should', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await checkPassword(hash, 'correct horse battery')).toBe(true)
  expect(await checkPassword(hash, 'correct horse batterz')).toBe(false)
})

test('nobody has no password, not even the one that is hashed in their place', async () => {
  expect(await checkPassword(undefined, 'x'.repeat(40))).toBe(false)
})

test('a turnstile lets so many in, so many wait, and sends the rest away', async () => {
  const { enter } = createTurnstile(2, 1)
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const running = gates.map(({ promise }, index) => enter(() => promise.then(() => index)))
  const waiting = enter(async () => 'in')
  expect(await enter(async () => 'in')).toBeUndefined()
  for (const { resolve } of gates) resolve()
  expect(await Promise.all([...running, waiting])).toEqual([0, 1, 'in'])
  expect(await enter(async () => 'again')).toBe('again')
})

test('whoever fails inside a turnstile leaves it', async () => {
  const { enter } = createTurnstile(1, 0)
  const failing = enter(async () => {
    throw new Error('failed')
  })
  await expect(failing).rejects.toThrow('failed')
  expect(await enter(async () => 'in')).toBe('in')
})
