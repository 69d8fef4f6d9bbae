import { PGlite } from '@electric-sql/pglite'

const code = (letter: string) => letter.charCodeAt(0)
/** Parse, Bind, Describe, Execute, Close: answered with what comes after them, at the next Sync or Flush. */
const UNANSWERED = new Set([...'PBDEC'].map(code))
const FLUSH = code('H')
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4])

/**
 * PGlite for several connections. The socket server keeps the backend with one connection only inside a transaction block and
 * otherwise goes round message by message, so that the Parse of one connection is followed by the Bind of another and both get
 * rows of the wrong query (seen with two drivers at once). Here a connection also keeps it from its first pipelined message to its Sync.
 *
 * What waits for a Sync or Flush is collected and handed over with it, and answered in one piece: every call of the backend and
 * every write to a socket wakes a thread, which costs more than a statement does.
 */
export class SharedBackend extends PGlite {
  #pipelineOpen = false
  #collected: Uint8Array[] = []
  #lastMessageAt = 0

  /** The socket server asks this to decide whether the next message must come from the same connection. */
  override isInTransaction(): boolean {
    return this.#pipelineOpen || super.isInTransaction()
  }

  /** How long the connection that holds the backend has been silent; 0 while nobody holds it. */
  heldSilentlyMs(): number {
    return this.isInTransaction() ? performance.now() - this.#lastMessageAt : 0
  }

  override async execProtocolRawStream(...[message, options]: Parameters<PGlite['execProtocolRawStream']>): Promise<void> {
    const kind = message[0] ?? 0
    this.#pipelineOpen = UNANSWERED.has(kind) || kind === FLUSH
    this.#lastMessageAt = performance.now()
    this.#collected.push(message)
    if (UNANSWERED.has(kind)) return
    const [messages, answers] = [Buffer.concat(this.#collected.splice(0)), [] as Uint8Array[]]
    try {
      await super.execProtocolRawStream(messages, { ...options, onRawData: (bytes) => void answers.push(bytes.slice()) })
    } catch (error) {
      // A failed query is an answer, not an exception: this is the end of the backend, and the socket server would wait for ever.
      setImmediate(() => {
        throw error
      })
      throw error
    }
    if (answers.length > 0) options.onRawData(Buffer.concat(answers))
  }

  /** The socket server calls this with `ROLLBACK` when a connection is lost in the middle. */
  override async exec(...parameters: Parameters<PGlite['exec']>): ReturnType<PGlite['exec']> {
    if (this.#pipelineOpen) {
      this.#pipelineOpen = false
      this.#collected = []
      await this.execProtocolRaw(SYNC)
    }
    return super.exec(...parameters)
  }
}
