import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { EMPTY_UPDATE } from '../text/build-update.ts'
import type { Caller, RoomLink } from './caller.ts'

/** Message types that the servers share; the sync reply is Hocuspocus's own. */
const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3
const SYNC_REPLY = 4
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
/** What y-protocols' clients do, so that nobody takes them for gone. */
const RENEW_PRESENCE_MS = 15_000
const EMPTY_STATE_VECTOR = Uint8Array.of(0)

export type RoomClientOptions = {
  caller: Caller
  room: string
  /** The id that the client writes and shows itself under. */
  client: number
  /** Shown to the others from the beginning, and again every 15 s. */
  presence?: object
  /** An update of anybody, the client's own included where the server sends it back. The bytes are valid only during the call. */
  onUpdate?(update: Uint8Array): void
  /** How many people's presence a message brought. */
  onPresence?(people: number): void
  /** What the server is offered when it asks (sync step 1); nothing unless given. */
  offer?(): Uint8Array
}

/** A client of the sync protocol without a document: says hello as a provider does, then sends and hands on updates. */
export class RoomClient {
  readonly client: number
  /** Resolves with the time (`performance.now()`) at which the server's text had arrived. */
  readonly synced: Promise<number>
  /** Why the connection ended, unless this side closed it. */
  failure: string | undefined
  /** Resolves when the other end has closed the connection. */
  readonly gone: Promise<void>
  private readonly options: RoomClientOptions
  private readonly link: RoomLink
  private readonly settle = Promise.withResolvers<number>()
  private readonly end = Promise.withResolvers<void>()
  private presence: object | undefined
  private presenceClock = 0
  private renewal: NodeJS.Timeout | undefined
  private isClosed = false

  constructor(options: RoomClientOptions) {
    this.options = options
    this.client = options.client
    this.presence = options.presence
    this.synced = this.settle.promise
    this.gone = this.end.promise
    // Whoever does not wait for it learns of the failure by `failure`.
    this.synced.catch(() => {})
    this.link = options.caller.open(options.room, {
      opened: () => this.greet(),
      message: (bytes) => this.receive(bytes),
      closed: (reason) => this.ended(reason),
    })
  }

  sendUpdate(update: Uint8Array): void {
    this.link.send(encodeSync(UPDATE, update))
  }

  sendPresence(state: object): void {
    this.presence = state
    this.presenceClock += 1
    const entry = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.client)
      encoding.writeVarUint(encoder, this.presenceClock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.link.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, AWARENESS)
        encoding.writeVarUint8Array(encoder, entry)
      }),
    )
  }

  close(): void {
    this.isClosed = true
    clearInterval(this.renewal)
    this.link.close()
  }

  private greet(): void {
    this.link.send(encodeSync(STEP_1, EMPTY_STATE_VECTOR))
    this.renewPresence()
    this.renewal = setInterval(() => this.renewPresence(), RENEW_PRESENCE_MS)
  }

  private renewPresence(): void {
    if (this.presence) this.sendPresence(this.presence)
  }

  private receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC || type === SYNC_REPLY) this.receiveSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
    else if (type === AWARENESS) this.options.onPresence?.(countPeople(decoding.readVarUint8Array(decoder)))
    else if (type === QUERY_AWARENESS) this.renewPresence()
  }

  private receiveSync(step: number, payload: Uint8Array): void {
    if (step === STEP_1) return this.link.send(encodeSync(STEP_2, this.options.offer?.() ?? EMPTY_UPDATE))
    this.options.onUpdate?.(payload)
    if (step === STEP_2) this.settle.resolve(performance.now())
  }

  private ended(reason: string): void {
    clearInterval(this.renewal)
    if (!this.isClosed) this.failure = reason
    this.end.resolve()
    this.settle.reject(new Error(`${this.options.room}: ${reason}`))
  }
}

const countPeople = (states: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(states))

const encodeSync = (step: number, payload: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })
