import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { RunningServer } from '../drivers/driver.ts'
import { type OpenedRoom, openRoom, readRoom } from '../load/opened-room.ts'
import { warmUp } from '../load/warm-up.ts'
import { copyFolder } from '../machine/run-folder.ts'
import { round } from '../statistics.ts'
import { KnownEdits } from '../text/known-edits.ts'
import { findRecording, type Script, writeScript } from '../text/recorded-script.ts'
import { docOf, readText } from '../text/section-text.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'
import { noRecording } from './replay.ts'
import { cpuBetween, type Scenario, type ScenarioRun, withDatabase } from './scenario.ts'

/** How many keystrokes the author is ahead of the reader while the history is written. */
const WINDOW = 200
const LIMIT_MS = 120_000
/** Longer than any server's delay before it stores or tidies. */
const PUT_OFF_MS = 12_000

type History = { room: string; client: number; count: number; text: string; cpu: number }

/**
 * Opens a section that a recorded author wrote keystroke by keystroke: on a server just started, again on the warm one, by `crowd`
 * people at once, and after one more start. The history is written live once and copied for the other runs.
 */
export const opening =
  ({ recording, crowd }: { recording: string; crowd: number }): Scenario =>
  async (run) => {
    const history = await putHistory(run, recording)
    if (!history) return noRecording(recording)
    const server = await run.start()
    const callers = await server.callers(crowd + 2)
    await warmUp(server, callers)
    const cold = await openOnce(server, callers[0]!, history)
    const warm = await openOnce(server, callers[1]!, history)
    const many = await openAtOnce(server, callers.slice(2), history)
    for (const leave of [cold.leave, warm.leave, many.leave]) leave()
    await server.idle(2_000)
    await server.stop()
    await server.close()
    const restarted = await run.start()
    const callersAgain = await restarted.callers(2)
    await warmUp(restarted, callersAgain)
    const again = await openOnce(restarted, callersAgain[0]!, history)
    return {
      ...withDatabase('openCpu', cold.cpu, cold.database),
      openMs: cold.ms,
      openKib: cold.kib,
      againCpu: round(again.cpu),
      warmCpuMs: round(warm.cpu * 1_000, 0),
      ...withDatabase('crowdCpuMsPerJoin', (many.cpu / crowd) * 1_000, many.database && (many.database / crowd) * 1_000, 1),
      crowdMs: many.ms,
      historyCpu: history.cpu,
    }
  }

/** Puts a server's state with the history into the run's folder, and answers what was written; undefined without the recording. */
async function putHistory({ start, folder, fixtures }: ScenarioRun, name: string): Promise<History | undefined> {
  const kept = join(fixtures, name)
  const note = join(folder, 'history.json')
  if (!existsSync(kept)) {
    const recording = findRecording(name)
    if (!recording) return undefined
    const server = await start()
    const callers = await server.callers(2)
    const opened = await openRoom(callers, (await server.makeRooms(1))[0]!)
    const before = server.cost()
    const script = writeScript(recording, opened.base)
    await writeHistory(callers, opened, script)
    await delay(PUT_OFF_MS)
    await server.idle(3_000)
    const { client, edits } = script.authors[0]!
    const count = edits.reduce((last, { footprint }) => Math.max(last, ...footprint.brings.map(({ end }) => end)), 0)
    const history: History = {
      room: opened.room,
      client,
      count,
      text: script.endText,
      cpu: round(cpuBetween(before, server.cost()).server, 1),
    }
    await server.stop()
    await server.close()
    writeFileSync(note, JSON.stringify(history))
    copyFolder(folder, `${kept}.part`)
    renameSync(`${kept}.part`, kept)
  } else {
    rmSync(folder, { recursive: true })
    copyFolder(kept, folder)
  }
  return JSON.parse(readFileSync(note, 'utf8'))
}

async function writeHistory([writer, reader]: readonly Caller[], opened: OpenedRoom, script: Script): Promise<void> {
  const { client, edits } = script.authors[0]!
  const known = new KnownEdits()
  const watcher = new RoomClient({ caller: reader!, room: opened.room, client: 2, onUpdate: (update) => known.receive(update) })
  const author = new RoomClient({ caller: writer!, room: opened.room, client })
  await Promise.all([watcher.synced, author.synced])
  for (const [index, { update, footprint }] of edits.entries()) {
    author.sendUpdate(update)
    if (index % WINDOW === WINDOW - 1 || index === edits.length - 1) {
      await within(LIMIT_MS, 'the history is not relayed', () => {
        if (author.failure ?? watcher.failure) throw new Error(author.failure ?? watcher.failure)
        return known.holds(footprint)
      })
    }
  }
  const text = readText(docOf(await readRoom(writer!, opened.room, { untilQuiet: true })))
  if (text !== script.endText) throw new Error('the history does not end with the text of the recording')
  author.close()
  watcher.close()
}

async function within(limitMs: number, what: string, test: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + limitMs
  while (!test()) {
    if (performance.now() > giveUpAt) throw new Error(what)
    await delay(1)
  }
}

type Opened = { cpu: number; database: number | undefined; ms: number; kib: number; leave(): void }

/** Resolves when the newcomer holds the whole text; the cost is read once the server rests. The newcomer stays until `leave`. */
async function openOnce(server: RunningServer, caller: Caller, history: History): Promise<Opened> {
  const updates: Uint8Array[] = []
  const opened = await measured(server, () => arrive(caller, history, (update) => updates.push(update)))
  if (readText(docOf(updates)) !== history.text) throw new Error('a newcomer gets another text')
  return { ...opened, kib: Math.round(updates.reduce((sum, { length }) => sum + length, 0) / 1_024) }
}

const openAtOnce = (server: RunningServer, callers: readonly Caller[], history: History): Promise<Omit<Opened, 'kib'>> =>
  measured(server, async () => {
    const clients = await Promise.all(callers.map((caller) => arrive(caller, history, () => {})))
    return () => {
      for (const leave of clients) leave()
    }
  })

async function measured(server: RunningServer, open: () => Promise<() => void>): Promise<Omit<Opened, 'kib'>> {
  const before = server.cost()
  const startedAt = performance.now()
  const leave = await open()
  const ms = round(performance.now() - startedAt, 0)
  await server.idle(1_000)
  const cpu = cpuBetween(before, server.cost())
  return { cpu: round(cpu.server), database: cpu.database, ms, leave }
}

/** Resolves, with a way to leave again, when every keystroke of the history has arrived. */
function arrive(caller: Caller, { room, client, count }: History, keep: (update: Uint8Array) => void): Promise<() => void> {
  const known = new KnownEdits()
  return new Promise((resolve, reject) => {
    const newcomer = new RoomClient({
      caller,
      room,
      client: 2,
      onUpdate: (bytes) => {
        const update = bytes.slice()
        keep(update)
        known.receive(update)
        if (known.clockOf(client) >= count) resolve(() => newcomer.close())
      },
    })
    newcomer.synced.catch(reject)
  })
}
