import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileStoreSuite } from '../../testing/file-store-suite.ts'
import { S3Server } from '../../testing/s3-server.ts'
import { createS3FileStore, type S3Settings } from './s3-file-store.ts'

const SHA256 = 'a'.repeat(64)

describe('files in an S3-compatible store', () => {
  let server: S3Server
  const warnings: string[] = []
  const open = (changes: Partial<S3Settings> = {}) =>
    createS3FileStore({ ...server.settings, ...changes }, { warn: (_fields, message) => warnings.push(message) })
  beforeAll(async () => {
    server = await S3Server.start()
  })
  beforeEach(() => {
    server.failWith = undefined
    warnings.length = 0
  })
  afterAll(() => server.close())

  fileStoreSuite(() => open())

  test('stand in the bucket under their names', async () => {
    await open().put('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', Buffer.from('abc'))
    expect([...server.objects.keys()]).toContain('/concord-test/figures/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('a wrong key, a wrong name for the bytes and a store in trouble are trouble of ours, not a missing file', async () => {
    const notReady = { code: 'not_ready' }
    await expect(open({ secretKey: 'other' }).get(SHA256)).rejects.toMatchObject(notReady)
    await expect(open({ accessKey: 'other' }).has(SHA256)).rejects.toMatchObject(notReady)
    await expect(open().put(SHA256, Buffer.from('other bytes'))).rejects.toMatchObject(notReady)
    await expect(open({ bucket: 'elsewhere' }).put(SHA256, Buffer.from('x'))).rejects.toMatchObject(notReady)
    server.failWith = 500
    await expect(open().get(SHA256)).rejects.toMatchObject(notReady)
    expect(warnings).toHaveLength(5)
  })

  test('a store that is away is trouble of ours', async () => {
    await expect(open({ url: 'http://127.0.0.1:1' }).get(SHA256)).rejects.toMatchObject({ code: 'not_ready' })
  })
})
