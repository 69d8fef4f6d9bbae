import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { type Footprint, footprintOf } from './known-edits.ts'
import { openRun } from './section-text.ts'

type Patch = [position: number, deleted: number, inserted: string]

/** A recorded writing session. `parents` are the indexes of the entries that the author had seen; without them there is one author. */
export type Recording = { numAgents?: number; endContent: string; txns: { agent?: number; parents?: number[]; patches: Patch[] }[] }

/** One keystroke: the update, what shows that it has arrived, how many edits of each author it was typed upon, and its number among all. */
export type Edit = { update: Uint8Array; footprint: Footprint; seen: readonly number[]; order: number }

/** Each author's edits in their order, under the client id that the author writes with. */
export type Script = { authors: { client: number; edits: Edit[] }[]; endText: string; editCount: number }

const FOLDER = process.env.CONCORD_TRACES ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/** Reads a recording; undefined where there is none on this machine (CONCORD_TRACES names the folder). */
export function findRecording(name: string): Recording | undefined {
  const file = join(FOLDER, `${name}.json.gz`)
  return existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString()) : undefined
}

/** Ids ascend with the author's number: where two type at one spot Yjs puts the lower id first, as the recordings do. */
const clientOf = (agent: number): number => 0x30000001 + agent * 0x08888888

/** An author's own copy while the script is written, and how many edits of each author it holds. */
class Author {
  readonly client: number
  readonly edits: Edit[] = []
  holds: readonly number[]
  private readonly doc = new Y.Doc()
  private readonly run: Y.XmlText
  private typed: Uint8Array | undefined

  constructor(agent: number, count: number, base: Uint8Array) {
    this.client = clientOf(agent)
    this.holds = new Array<number>(count).fill(0)
    Y.applyUpdate(this.doc, base)
    this.doc.clientID = this.client
    this.run = openRun(this.doc)
    this.doc.on('update', (update: Uint8Array) => {
      this.typed = update
    })
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
  }

  type([position, deleted, inserted]: Patch): Uint8Array {
    this.doc.transact(() => {
      if (deleted > 0) this.run.delete(position, deleted)
      if (inserted !== '') this.run.insert(position, inserted)
    })
    return this.typed!
  }
}

/** Turns a recording into the updates that its authors would have sent, each upon exactly what the author had seen, all upon `base`. */
export function writeScript({ numAgents = 1, txns, endContent }: Recording, base: Uint8Array): Script {
  const authors = Array.from({ length: numAgents }, (_, agent) => new Author(agent, numAgents, base))
  const versions: (readonly number[])[] = []
  let editCount = 0
  txns.forEach(({ agent = 0, parents = versions.length > 0 ? [versions.length - 1] : [], patches }) => {
    const author = authors[agent]!
    const seen = authors.map((_, other) => Math.max(0, ...parents.map((parent) => versions[parent]![other]!)))
    const missing = authors.flatMap(({ edits }, other) => (other === agent ? [] : edits.slice(author.holds[other], seen[other])))
    // In the order of the whole recording, in which causes come first: nothing has to wait in the copy.
    for (const { update } of missing.sort((a, b) => a.order - b.order)) author.receive(update)
    for (const patch of patches) {
      const update = author.type(patch)
      author.edits.push({ update, footprint: footprintOf(update), seen, order: editCount++ })
    }
    author.holds = seen.with(agent, author.edits.length)
    versions.push(author.holds)
  })
  return { authors: authors.map(({ client, edits }) => ({ client, edits })), endText: endContent, editCount }
}
