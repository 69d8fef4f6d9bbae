import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FileStore } from '../src/files/file-store.ts'

const named = (bytes: Uint8Array) => ({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes })
const someBytes = (size: number) => named(new Uint8Array(randomBytes(size)))

/** What every store of files has to do. `open` answers the store; it may be asked for often. */
export function fileStoreSuite(open: () => FileStore): void {
  test('gives back exactly what was put', async () => {
    for (const size of [1, 300, 5 * 1024 * 1024]) {
      const { sha256, bytes } = someBytes(size)
      await open().put(sha256, bytes)
      expect(Buffer.compare((await open().get(sha256))!, bytes)).toBe(0)
      expect(await open().has(sha256)).toBe(true)
    }
  })

  test('knows nothing of what was never put', async () => {
    const { sha256 } = someBytes(8)
    expect(await open().has(sha256)).toBe(false)
    expect(await open().get(sha256)).toBeUndefined()
  })

  test('takes the same file again, also at the same time', async () => {
    const { sha256, bytes } = someBytes(1_000)
    await Promise.all([open().put(sha256, bytes), open().put(sha256, bytes), open().put(sha256, bytes)])
    await open().put(sha256, bytes)
    expect(Buffer.compare((await open().get(sha256))!, bytes)).toBe(0)
  })

  test('takes a part of a larger buffer as what it is', async () => {
    const whole = new Uint8Array(randomBytes(64))
    const { sha256, bytes } = named(whole.subarray(8, 40))
    await open().put(sha256, bytes)
    expect((await open().get(sha256))?.length).toBe(32)
  })
}
