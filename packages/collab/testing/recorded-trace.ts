import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { isKnownDelete, viewOf } from '../src/known-text.ts'
import { runOfText } from './live-text.ts'
import type { StockClient } from './stock-client.ts'

type Patch = [position: number, deleted: number, inserted: string]
type RecordedTrace = { numAgents: number; endContent: string; txns: { agent: number; parents: number[]; patches: Patch[] }[] }

/** One recorded edit as a Yjs update, with what its author had seen when typing it: how many edits of each author. */
type Edit = { update: Uint8Array; seen: number[] }

/** A recorded session, ready to be typed again: each author's edits in their order. */
export type Script = { authors: { clientId: number; edits: Edit[] }[]; endText: string }

/** Ascending ids: where two authors typed at one spot Yjs puts the lower id first, as the recording does with its agents. */
const clientIdOf = (agent: number) => 0x40000001 + agent * 0x11111111

/**
 * Turns a recording into Yjs updates upon `base` (a section's text as one update, its first paragraph holding an empty run). Every
 * author's copy sees only what the recording says it had seen, so the updates are what they would have sent.
 */
export function writeScript(file: string, base: Uint8Array): Script {
  const trace: RecordedTrace = JSON.parse(gunzipSync(readFileSync(file)).toString())
  const copies = Array.from({ length: trace.numAgents }, (_, agent) => openCopy(base, clientIdOf(agent)))
  const edits: Edit[][] = copies.map(() => [])
  const applied = copies.map(() => copies.map(() => 0))
  const versions: number[][] = []
  for (const { agent, parents, patches } of trace.txns) {
    const seen = copies.map((_, author) => Math.max(0, ...parents.map((parent) => versions[parent]![author]!)))
    bringUpTo(copies[agent]!, edits, applied[agent]!, seen, agent)
    for (const patch of patches) edits[agent]!.push({ update: apply(copies[agent]!, patch), seen })
    versions.push(seen.map((count, author) => (author === agent ? edits[agent]!.length : count)))
    applied[agent]![agent] = edits[agent]!.length
  }
  return { endText: trace.endContent, authors: edits.map((list, agent) => ({ clientId: clientIdOf(agent), edits: list })) }
}

function openCopy(base: Uint8Array, clientId: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  doc.clientID = clientId
  return doc
}

/** Gives a copy what its author had seen of the others. Authors saw each other's edits in turns, so their order may alternate. */
function bringUpTo(copy: Y.Doc, edits: Edit[][], applied: number[], seen: number[], self: number): void {
  seen.forEach((count, author) => {
    if (author === self) return
    for (; applied[author]! < count; applied[author]! += 1) Y.applyUpdate(copy, edits[author]![applied[author]!]!.update)
  })
}

function apply(copy: Y.Doc, [position, deleted, inserted]: Patch): Uint8Array {
  let update: Uint8Array | undefined
  copy.once('update', (bytes: Uint8Array) => {
    update = bytes
  })
  copy.transact(() => {
    const run = runOfText(copy)
    if (deleted > 0) run.delete(position, deleted)
    if (inserted !== '') run.insert(position, inserted)
  })
  return update!
}

/** How many edits a client types before it lets its socket run. */
const BURST = 32

/** Types one author's part: the next edit as soon as this client has seen what the author had seen when typing it. */
export async function typePart(client: StockClient, script: Script, author: number): Promise<void> {
  const part = script.authors[author]!
  let burst = 0
  for (const { update, seen } of part.edits) {
    if (!hasSeen(client, script, author, seen)) await client.until(() => hasSeen(client, script, author, seen))
    Y.applyUpdate(client.doc, update, 'typed')
    burst += 1
    if (burst % BURST === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

function hasSeen({ doc }: StockClient, script: Script, self: number, seen: number[]): boolean {
  return seen.every((count, author) => author === self || count === 0 || holds(doc, script.authors[author]!.edits[count - 1]!.update))
}

/** Whether an edit has arrived: its characters are there, and what it deleted is gone. */
function holds(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const known = viewOf(doc)
  return (
    structs.every((struct) => known.clockOf(struct.id.client) >= struct.id.clock + struct.length) &&
    [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => isKnownDelete(known, client, clock, len)))
  )
}
