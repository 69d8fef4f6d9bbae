import type { Grant, PersonId, SectionState } from '@concord/paper'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { UnsavedEdits } from '../src/browser/unsaved-edits.ts'
import type { Room } from '../src/room.ts'
import { createSession, type Session } from '../src/session.ts'

const WRITES: readonly SectionState[] = ['draft', 'changes_requested']
const SUGGESTS: readonly SectionState[] = [...WRITES, 'in_review']

/**
 * One person's end of a room without sockets or threads: frames wait in a list until they are delivered, so that a test decides what
 * crosses when. Speaks the protocol with y-protocols' own code, as a stock client does.
 */
export class ScriptedPeer {
  readonly personId: PersonId
  doc = new Y.Doc()
  edits = new UnsavedEdits(this.doc)
  session: Session | undefined
  room: Room | undefined
  /** Close codes of sessions that the room ended. */
  readonly closed: number[] = []
  private readonly inbox: Uint8Array[] = []
  private readonly outbox: Uint8Array[] = []

  constructor(personId: string, clientId: number) {
    this.personId = personId as PersonId
    this.startAfresh(clientId)
  }

  /** Forgets everything, as a client must after a refusal. */
  startAfresh(clientId: number): void {
    this.disconnect()
    this.doc = new Y.Doc()
    this.doc.clientID = clientId
    this.edits = new UnsavedEdits(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin === this) return
      this.edits.local(transaction.deleteSet)
      if (this.session) this.outbox.push(encodeSync((encoder) => sync.writeUpdate(encoder, update)))
    })
  }

  /** `access`: a grant, or whether it is `edit` rather than `read`. */
  connect(room: Room, access: Grant | boolean): void {
    this.disconnect()
    const grant = typeof access === 'string' ? access : access ? 'edit' : 'read'
    const session = createSession({
      id: `${this.personId}`,
      presence: { personId: this.personId, name: this.personId, organisation: null, guest: false, colour: '#000000' },
      wantsEvents: false,
      access: { grant, writableStates: grant === 'suggest' ? SUGGESTS : WRITES },
      connection: {
        send: (frame) => void this.inbox.push(frame),
        unsentBytes: () => 0,
        close: (code) => {
          this.closed.push(code)
          this.session = undefined
        },
      },
    })
    this.room = room
    this.session = session
    this.outbox.push(encodeSync((encoder) => sync.writeSyncStep1(encoder, this.doc)))
    room.join(session)
  }

  disconnect(): void {
    if (this.session) this.room?.leave(this.session)
    this.session = undefined
    this.inbox.length = 0
    this.outbox.length = 0
  }

  /** Hands the oldest waiting frame to the room. */
  deliverOut(): void {
    const frame = this.outbox.shift()
    if (frame && this.session) this.room!.receive(this.session, frame)
  }

  /** Reads the oldest frame that the room has sent. */
  deliverIn(): void {
    const frame = this.inbox.shift()
    if (frame) this.hear(frame)
  }

  /** Reads one frame. */
  hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== 0) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    this.edits.peek(decoder, () => sync.readSyncMessage(decoder, encoder, this.doc, this))
    if (encoding.length(encoder) > 1) this.outbox.push(encoding.toUint8Array(encoder))
  }

  get hasOutgoing(): boolean {
    return this.outbox.length > 0
  }

  get hasFrames(): boolean {
    return this.inbox.length > 0 || this.outbox.length > 0
  }
}

const encodeSync = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    write(encoder)
  })
