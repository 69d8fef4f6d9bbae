import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import type { StructId } from '../text/build-update.ts'
import { KnownEdits } from '../text/known-edits.ts'
import { docOf, idOfRun, openRun } from '../text/section-text.ts'
import type { Caller } from '../wire/caller.ts'
import { RoomClient } from '../wire/room-client.ts'

/** A room that is ready to be written in: the text that everybody starts from, as one update, and the run of text in it. */
export type OpenedRoom = { room: string; base: Uint8Array; run: StructId }

const RETRY_MS = 20
const GIVE_UP_MS = 30_000
/** A server that loads a document after it has said "in sync" is given this long. */
const QUIET_MS = 2_000

/** Puts an empty paragraph with a run of text into a room where it has none, and waits until the reader, too, gets it. */
export async function openRoom([writer, reader]: readonly Caller[], room: string): Promise<OpenedRoom> {
  const doc = docOf(await readRoom(reader!, room))
  const present = Y.encodeStateVector(doc)
  openRun(doc)
  const missing = Y.encodeStateAsUpdate(doc, present)
  const author = new RoomClient({ caller: writer!, room, client: doc.clientID })
  await author.synced
  author.sendUpdate(missing)
  const wanted = Y.getState(doc.store, doc.clientID)
  await until(room, async () => {
    const known = new KnownEdits()
    for (const update of await readRoom(reader!, room)) known.receive(update)
    return known.clockOf(doc.clientID) >= wanted
  })
  author.close()
  return { room, base: Y.encodeStateAsUpdate(doc), run: idOfRun(doc) }
}

async function until(room: string, test: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (!(await test())) {
    if (performance.now() > giveUpAt) throw new Error(`the text that was put into ${room} does not come back`)
    await delay(RETRY_MS)
  }
}

/** Everything that a newcomer gets, as updates: at "in sync", or once nothing more has come for two seconds (`untilQuiet`). */
export async function readRoom(caller: Caller, room: string, { untilQuiet = false } = {}): Promise<Uint8Array[]> {
  const updates: Uint8Array[] = []
  const reader = new RoomClient({ caller, room, client: 1, onUpdate: (update) => void updates.push(update.slice()) })
  await reader.synced
  for (let count = -1; untilQuiet && count < updates.length; ) {
    count = updates.length
    await delay(QUIET_MS)
  }
  reader.close()
  return updates
}
