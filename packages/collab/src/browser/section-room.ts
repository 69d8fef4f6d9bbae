import type { Grant, SectionContent, SectionState } from '@concord/paper'
import * as decoding from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { contentOf } from '../read-content.ts'
import { dropPartingEdits, keepPartingEdits, readPartingEdits } from './parting-edits.ts'
import type { RoomEnd, RoomStatus } from './room-status.ts'
import { openSectionCopy, type SectionCopy } from './section-copy.ts'
import { UnsavedEdits } from './unsaved-edits.ts'
import { unsavedText } from './unsaved-text.ts'
import { watchBlocks } from './watch-blocks.ts'

/** What the room tells about itself, as the server sent it (message type 100); the client's contract parses it. */
type RoomEvent = { type: string; grant?: Grant; state?: SectionState; epoch?: number; rule?: string }

const MESSAGE_SYNC = 0
const NOTE_SAVED_MS = 2_000
const MESSAGE_EVENT = 100
const TOO_LARGE = 4413
const END_OF: Record<number, RoomEnd['kind']> = {
  4401: 'sign_in',
  4403: 'not_yours',
  4404: 'no_such_section',
  4409: 'refused',
  [TOO_LARGE]: 'refused',
  4426: 'reload',
}

export type SectionRoomOptions = {
  /** `ws(s)://HOST/collab`. */
  url: string
  sectionId: string
  personId: string
  /** What the paper page already knows; the server's hello replaces it. */
  grant: Grant
  schema: number
  onEvent(event: unknown): void
  /**
   * Called with the words that the server will not take, before this device's copy is forgotten; with none where only deletions and formats
   * are lost. `rule`: the gate's, or why the room ended.
   */
  onRefused(refusal: { words: string; rule: string }): Promise<void>
  /** What the provider makes its sockets of: `SharedSocket.Channel` for one socket per page. */
  WebSocketPolyfill?: typeof WebSocket
}

/** One person's live copy of one section: a Y.Doc, its provider, its copy on this device, and a true word about what is saved. */
export class SectionRoom {
  readonly doc = new Y.Doc()
  readonly fragment = this.doc.getXmlFragment('content')
  readonly awareness = new Awareness(this.doc)
  private readonly edits = new UnsavedEdits(this.doc)
  private readonly provider: WebsocketProvider
  private readonly options: SectionRoomOptions
  private readonly listeners = new Set<() => void>()
  private copy: SectionCopy | undefined
  private rule = 'frozen'
  private destroyed = false
  private ending: Promise<void> | undefined
  private hasParting = false
  /** What this device's copy says about unsaved edits. */
  private noted: boolean | undefined
  private notingSaved: ReturnType<typeof setTimeout> | undefined
  private current: RoomStatus

  constructor(options: SectionRoomOptions) {
    this.options = options
    this.current = { save: 'offline', ready: false, unsaved: false, grant: options.grant, state: undefined, end: undefined }
    this.provider = new WebsocketProvider(options.url, options.sectionId, this.doc, {
      awareness: this.awareness,
      connect: false,
      disableBc: true,
      maxBackoffTime: 8_000,
      params: { events: '1', schema: String(options.schema) },
      ...(options.WebSocketPolyfill ? { WebSocketPolyfill: options.WebSocketPolyfill } : {}),
    })
    this.listenToProvider()
    this.doc.on('afterTransaction', this.rememberLocal)
    globalThis.addEventListener?.('online', this.reconnect)
    globalThis.addEventListener?.('pagehide', this.part)
    void this.open()
  }

  get status(): RoomStatus {
    return this.current
  }

  /** For `useSyncExternalStore`: called after every change of `status`. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The text as it is on this device, in the form in which papers are stored. */
  content(): SectionContent {
    return contentOf(this.fragment)
  }

  /** Calls back after blocks or their attributes have changed. Letters and marks within a block are no matter. Answers how to stop. */
  watchBlocks(listener: () => void): () => void {
    return watchBlocks(this.fragment, listener)
  }

  /** Leaves the room. Unsent edits stay in this device's copy. */
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    // Where the browser has no IndexedDB, this is the only copy.
    if (this.ending === undefined) this.part()
    this.listeners.clear()
    globalThis.removeEventListener?.('online', this.reconnect)
    globalThis.removeEventListener?.('pagehide', this.part)
    this.provider.destroy()
    this.awareness.destroy()
    this.doc.off('afterTransaction', this.rememberLocal)
    if (this.notingSaved !== undefined) this.noteSaved()
    void this.copy?.close()
    this.doc.destroy()
  }

  /** Leaves a room whose section is no longer in the paper: what it has not taken is handed to `onRefused` first. */
  async abandon(): Promise<void> {
    if (!this.destroyed) await this.end('no_such_section')
    this.destroy()
  }

  private async open(): Promise<void> {
    this.copy = await openSectionCopy(this.doc, this.options.personId, this.options.sectionId)
    if (this.destroyed) return void this.copy?.close()
    if (this.copy?.unsaved === false) this.edits.assumeCommitted()
    this.noted = this.copy?.unsaved
    this.takeParting()
    const epoch = this.copy?.epoch
    if (epoch !== undefined) {
      this.provider.params = { ...this.provider.params, epoch: String(epoch) }
      this.update({ ready: true })
    }
    this.provider.connect()
  }

  /** Brings back what an earlier page typed in its last moments. */
  private takeParting(): void {
    const parting = readPartingEdits(this.options.personId, this.options.sectionId)
    if (!parting) return
    this.hasParting = true
    Y.applyUpdate(this.doc, parting)
  }

  private dropParting(): void {
    if (!this.hasParting) return
    dropPartingEdits(this.options.personId, this.options.sectionId)
    this.hasParting = false
  }

  /** The page goes away. */
  private readonly part = (): void => {
    if (!this.edits.any) return
    keepPartingEdits(this.options.personId, this.options.sectionId, this.edits.encode())
    this.hasParting = true
  }

  private listenToProvider(): void {
    const readSync = this.provider.messageHandlers[MESSAGE_SYNC]!
    this.provider.messageHandlers[MESSAGE_SYNC] = (encoder, decoder, provider, emitSynced, type) => {
      this.edits.peek(decoder, () => readSync(encoder, decoder, provider, emitSynced, type))
      this.update({ ready: this.current.ready || provider.synced })
    }
    this.provider.messageHandlers[MESSAGE_EVENT] = (_encoder, decoder) => this.receiveEvent(decoding.readVarString(decoder))
    this.provider.on('status', () => this.update({}))
    this.provider.on('sync', () => this.update({}))
    this.provider.on('closed', ({ code }) => {
      if (code === TOO_LARGE) this.rule = 'G7'
      void this.end(END_OF[code] ?? 'reload')
    })
  }

  private receiveEvent(json: string): void {
    const event: RoomEvent = JSON.parse(json)
    if (event.type === 'hello' && event.epoch !== undefined) {
      this.copy?.rememberEpoch(event.epoch)
      this.provider.params = { ...this.provider.params, epoch: String(event.epoch) }
    }
    if (event.type === 'refused') this.rule = event.rule ?? this.rule
    if (event.grant !== undefined) this.update({ grant: event.grant, state: event.state })
    this.options.onEvent(event)
  }

  /** Ends once, whatever comes first: the server's close or the page's own leaving. */
  private end(kind: RoomEnd['kind']): Promise<void> {
    this.ending ??= this.salvage(kind)
    return this.ending
  }

  private async salvage(kind: RoomEnd['kind']): Promise<void> {
    // Signed out or too old: the copy on this device keeps the words, and sends them when the person is back.
    if (kind === 'sign_in' || kind === 'reload') return this.update({ end: { kind } })
    const words = unsavedText(this.fragment, this.edits)
    const rule = kind === 'refused' ? this.rule : kind
    this.update({ grant: 'read' })
    if (this.edits.any) await this.options.onRefused({ words, rule })
    await this.copy?.forget()
    this.copy = undefined
    this.dropParting()
    this.update({ end: kind === 'refused' ? { kind, rule, words } : { kind } })
  }

  private readonly rememberLocal = (transaction: Y.Transaction): void => {
    if (transaction.origin === this.provider || transaction.origin === this.copy?.origin) return
    this.edits.local(transaction.deleteSet)
    this.update({})
  }

  /** Said before the first unsaved edit is stored; taken back once all has been saved for a while, for writing it costs a little. */
  private noteUnsaved(unsaved: boolean, isSaved: boolean): void {
    if (unsaved || !isSaved) {
      clearTimeout(this.notingSaved)
      this.notingSaved = undefined
    }
    if (unsaved && this.noted !== true) this.note(true)
    else if (isSaved && this.noted !== false) this.notingSaved ??= setTimeout(this.noteSaved, NOTE_SAVED_MS)
  }

  private readonly noteSaved = (): void => {
    clearTimeout(this.notingSaved)
    this.notingSaved = undefined
    this.note(false)
  }

  private note(unsaved: boolean): void {
    if (!this.copy) return
    this.noted = unsaved
    this.copy.noteUnsaved(unsaved)
  }

  /** The network is back: no need to wait for the next try. */
  private readonly reconnect = (): void => {
    if (this.provider.shouldConnect) this.provider.connect()
  }

  private update(change: Partial<RoomStatus>): void {
    const unsaved = this.edits.any
    const online = this.provider.wsconnected
    const save = !online ? 'offline' : unsaved || !this.provider.synced ? 'saving' : 'saved'
    if (save === 'saved') this.dropParting()
    this.noteUnsaved(unsaved, save === 'saved')
    const next = { ...this.current, ...change, unsaved, save } satisfies RoomStatus
    const changed = (Object.keys(next) as (keyof RoomStatus)[]).some((key) => next[key] !== this.current[key])
    if (!changed) return
    this.current = next
    for (const listener of this.listeners) listener()
  }
}
