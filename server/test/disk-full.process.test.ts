import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, cpSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { temporaryFolder } from '../testing/embedded-template.ts'
import { type RunningServer, startServer } from '../testing/running-server.ts'
import { Visitor } from '../testing/visitor.ts'

const DISK = '160m'
const BLOCK = Buffer.alloc(64 * 1024)
const title = '[I1][L1] a disk that is full: nothing crashes, nothing is called saved, and all of it is there when there is room again'

/** A small disk of memory, where this account may make one. */
function mountDisk(): string | undefined {
  const folder = temporaryFolder()
  if (process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]).status === 0) return folder
  rmSync(folder, { recursive: true })
  return undefined
}

const disk = mountDisk()
let server: RunningServer

beforeAll(async () => {
  if (!disk) return
  const dataFolder = join(disk, 'data')
  cpSync(inject('peopleTemplate'), dataFolder, { recursive: true })
  server = await startServer({ dataFolder })
})
afterAll(async () => {
  if (!disk) return
  await server.stop('SIGKILL')
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

/** Takes every byte that is left. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = BLOCK.length; size > 0; ) {
      try {
        writeSync(file, BLOCK, 0, size)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        size = Math.floor(size / 2)
      }
    }
  } finally {
    closeSync(file)
  }
}

if (!disk) test.skip(`${title}: SKIPPED, this account may not mount a small disk`)
else
  test(title, async () => {
    const filler = join(disk, 'filler')
    const [writer, reader] = [await Visitor.signedIn(server.origin, 'contributor'), await Visitor.signedIn(server.origin, 'rapporteur')]
    const { sections } = await reader.createPaper('Written on a full disk')
    const [client, other] = [await writer.open(sections[0]!.id), await reader.open(sections[0]!.id)]
    client.type('[before]')
    await client.saved()
    fill(filler)
    const words: string[] = []
    const isInTrouble = () => server.output().includes('the section log is in trouble')
    // What lies ready in the database's files still takes some text; words that do not compress use it up.
    for (let number = 0; !isInTrouble(); number += 1) {
      words.push(`[${number}.${randomBytes(6_000).toString('hex')}]`)
      client.type(words.at(-1)!)
      await delay(20)
    }
    words.push('[typed on a full disk]')
    client.type(words.at(-1)!)
    await delay(500)
    expect(client.edits.any).toBe(true)
    expect(other.text).not.toContain('[typed on a full disk]')
    expect([200, 503]).toContain((await fetch(`${server.origin}/healthz`)).status)
    rmSync(filler)
    await client.saved()
    await other.until(({ text }) => text.includes('[typed on a full disk]'))
    const content = JSON.stringify((await reader.content(sections[0]!.id)).content)
    expect(words.filter((word) => !content.includes(word))).toEqual([])
    for (const one of [client, other]) one.destroy()
    expect(await server.stop('SIGTERM')).toBe(0)
    server = await startServer({ dataFolder: join(disk, 'data') })
    const again = await Visitor.signedIn(server.origin, 'rapporteur')
    expect(JSON.stringify((await again.content(sections[0]!.id)).content)).toBe(content)
  })
