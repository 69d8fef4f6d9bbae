import type { PersonId } from '@concord/paper'
import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { mergedText } from '../src/committed-text.ts'
import { readContent } from '../src/read-content.ts'
import type { Room } from '../src/room.ts'
import type { RefusedFor } from '../src/room-writing.ts'
import type { Rooms } from '../src/rooms.ts'
import { ANA, attackedText, BEN, MALLORY, type Target } from './attacks.ts'
import { plainTextOf } from './live-text.ts'
import { MemoryUpdateLog } from './memory-update-log.ts'
import { holdSession, openRooms, SECTION } from './open-section.ts'
import { ScriptedPeer } from './scripted-peer.ts'

const TEXT = attackedText()
const person = (name: string) => name as PersonId

/** A room with two honest people in it, and Mallory, who may write as well but sends what bytes she likes. */
export class AttackedRoom {
  readonly log = new MemoryUpdateLog()
  readonly ana = new ScriptedPeer('ana', 21)
  readonly ben = new ScriptedPeer('ben', 22)
  /** Why Mallory's sessions were ended. */
  readonly refusals: RefusedFor[] = []
  rooms!: Rooms
  room!: Room

  static async open(): Promise<AttackedRoom> {
    const attacked = new AttackedRoom()
    await attacked.fill()
    return attacked
  }

  /** Hands one message of Mallory's to the room and judges it; answers the CPU time that took, in milliseconds. */
  send(message: Uint8Array): number {
    const { session } = holdSession('mallory')
    this.room.join(session)
    const before = process.threadCpuUsage()
    this.room.receive(session, message)
    this.room.writing.judgeWaiting()
    const { user, system } = process.threadCpuUsage(before)
    this.room.leave(session)
    return (user + system) / 1000
  }

  /** The same for bytes that pose as an update. */
  sendUpdate = (update: Uint8Array): number => this.send(encodeUpdateMessage(update))

  /** What there is to aim at now. */
  target(): Target {
    const { store } = this.ana.doc
    const clockOf = (client: number) => Y.getState(store, client)
    return { letters: [...lettersOf(this.ana.doc)], own: { client: MALLORY, clock: clockOf(MALLORY) }, clockOf }
  }

  /** Ana types a letter: it must be committed, and Ben must see it. */
  async typeOn(): Promise<void> {
    const { doc } = this.ana
    const root = doc.getXmlFragment('content')
    doc.transact(() => {
      if (root.length === 0 || !(root.get(0) instanceof Y.XmlElement)) root.insert(0, [new Y.XmlElement('paragraph')])
      const first = root.get(0) as Y.XmlElement
      if (!(first.length > 0 && first.get(0) instanceof Y.XmlText)) first.insert(0, [new Y.XmlText()])
      const text = first.get(0) as Y.XmlText
      text.insert(Math.min(3, text.length), 'h')
    })
    await this.settle()
    expect([this.ana.closed, this.ben.closed]).toEqual([[], []])
    expect(this.ana.edits.any).toBe(false)
    expect(plainTextOf(this.ben.doc)).toBe(plainTextOf(doc))
  }

  async settle(): Promise<void> {
    do {
      for (const peer of [this.ana, this.ben]) {
        while (peer.hasFrames) {
          peer.deliverOut()
          peer.deliverIn()
        }
      }
      await this.rooms.drained()
    } while (this.ana.hasFrames || this.ben.hasFrames)
  }

  /** One text everywhere (I2), the log replayed is that text (I4), and nothing waits for anything (I5). */
  async mustBeUnharmed(): Promise<void> {
    await this.settle()
    const replay = new Y.Doc()
    for (const { bytes } of this.log.sections.get(SECTION)!.rows) Y.applyUpdate(replay, bytes)
    const content = readContent(mergedText((await this.log.load(SECTION))!))
    for (const doc of [replay, this.ana.doc, this.ben.doc]) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
      expect(readContent(Y.encodeStateAsUpdate(doc))).toEqual(content)
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(replay))
    }
    expect(readContent(this.room.text.merged())).toEqual(content)
  }

  close(): void {
    this.rooms.close()
  }

  private async fill(): Promise<void> {
    this.log.create(SECTION)
    const claims = [
      { client: ANA, personId: person('ana') },
      { client: BEN, personId: person('ben') },
      { client: MALLORY, personId: person('mallory') },
    ]
    await this.log.append([{ sectionId: SECTION, epoch: 1, states: ['draft'], bytes: TEXT, claims }])
    const onRefused = ({ personId, rule }: { personId: PersonId; rule: RefusedFor }) => {
      if (personId === 'mallory') this.refusals.push(rule)
    }
    // Every session of Mallory's is another author, for whom the committer would rest a little between two turns.
    const time = { now: () => performance.now(), wait: () => new Promise<void>((resolve) => setImmediate(resolve)) }
    this.rooms = openRooms(this.log, { onRefused, time })
    this.room = (await this.rooms.join(SECTION, holdSession('anchor').session, () => {}))!
    for (const peer of [this.ana, this.ben]) peer.connect(this.room, true)
    await this.settle()
  }
}

/** A sync message with an update. */
export const encodeUpdateMessage = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
  })

/** The ids of the letters of the first run of text. */
function* lettersOf(doc: Y.Doc): Generator<Y.ID> {
  const first = doc.getXmlFragment('content').get(0)
  const text = first instanceof Y.XmlElement && first.length > 0 ? first.get(0) : undefined
  if (!(text instanceof Y.XmlText)) return
  for (let item = text._start; item !== null; item = item.right) if (item.content instanceof Y.ContentString) yield item.id
}
