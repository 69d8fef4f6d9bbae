import { EventEmitter, once } from 'node:events'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { UnsavedEdits } from '../src/browser/unsaved-edits.ts'
import { unsavedText } from '../src/browser/unsaved-text.ts'
import { plainTextOf, runOfText } from './live-text.ts'

// Every stock provider waits for the end of the process, and tests have many of them at once.
process.setMaxListeners(0)

export type StockClientOptions = {
  /** `ws://HOST/collab`. */
  url: string
  sectionId: string
  cookie: string
  /** The text to go on from, as one update: what a client kept on its device. */
  from?: Uint8Array
  /** What goes into the address: `schema`, `epoch`, `events`. */
  params?: Record<string, string>
  /** What the provider makes its sockets of; usually sockets that bring `cookie`. */
  WebSocketPolyfill?: typeof globalThis.WebSocket
}

/** Sockets of a client outside of a browser: they bring a cookie, and an Origin only where one is given. */
export const signedInSocket = (cookie: string, origin?: string): typeof globalThis.WebSocket =>
  class extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { cookie, ...(origin === undefined ? {} : { origin }) } })
    }
  } as unknown as typeof globalThis.WebSocket

/** The stock y-websocket provider in Node, as an outside client would use it. */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** What this client may not call saved yet, by echoes alone. */
  readonly edits = new UnsavedEdits(this.doc)
  /** What the server told (type 100), oldest first; only with `params: { events: '1' }`. */
  readonly events: { type: string; [field: string]: unknown }[] = []
  /** Set once the server has ended this client for good. */
  closed: { code: number; reason: string } | undefined
  private readonly changes = new EventEmitter().setMaxListeners(0)

  constructor({ url, sectionId, cookie, from, params = {}, WebSocketPolyfill = signedInSocket(cookie) }: StockClientOptions) {
    if (from) Y.applyUpdate(this.doc, from)
    this.provider = new WebsocketProvider(url, sectionId, this.doc, { WebSocketPolyfill, params, disableBc: true, maxBackoffTime: 250 })
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin !== this.provider) this.edits.local(transaction.deleteSet)
      this.changes.emit('change', update)
    })
    this.provider.on('closed', (close) => {
      this.closed = close
      this.changes.emit('change')
    })
    this.provider.on('sync', () => this.changes.emit('change'))
    this.listenForReceipts()
  }

  /** Every character of the section, as it stands in this copy. */
  get text(): string {
    return plainTextOf(this.doc)
  }

  /** The run of text of the first paragraph; made when it is not there yet. */
  get run(): Y.XmlText {
    return runOfText(this.doc)
  }

  /** The words that the server has not committed. */
  get unsavedWords(): string {
    return unsavedText(this.doc.getXmlFragment('content'), this.edits)
  }

  /** Types at the end of the first paragraph. */
  type(words: string): void {
    this.doc.transact(() => this.run.insert(this.run.length, words))
  }

  /** Resolves once `test` holds; it is asked again after every change of this client. */
  async until(test: (client: StockClient) => boolean): Promise<void> {
    while (!test(this)) await once(this.changes, 'change')
  }

  synced(): Promise<void> {
    return this.until(({ provider, closed }) => provider.synced || closed !== undefined)
  }

  /** Resolves when everything typed here is committed. */
  saved(): Promise<void> {
    return this.until(({ edits }) => !edits.any)
  }

  destroy(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  private listenForReceipts(): void {
    const read = this.provider.messageHandlers[0]!
    this.provider.messageHandlers[0] = (encoder, decoder, provider, emitSynced, type) => {
      this.edits.peek(decoder, () => read(encoder, decoder, provider, emitSynced, type))
      this.changes.emit('change')
    }
    this.provider.messageHandlers[100] = (_encoder, decoder) => {
      this.events.push(JSON.parse(decoding.readVarString(decoder)))
      this.changes.emit('change')
    }
    this.provider.awareness.on('change', () => this.changes.emit('change'))
  }
}

/** What a client holds, as one update. */
export const stateOf = (client: StockClient): Uint8Array => Y.encodeStateAsUpdate(client.doc)
