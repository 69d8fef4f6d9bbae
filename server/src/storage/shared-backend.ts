import { PGlite } from '@electric-sql/pglite'

const PIPELINE_MESSAGES = new Set([...'PBDECHF'].map((letter) => letter.charCodeAt(0)))
const SYNC = new Uint8Array([0x53, 0, 0, 0, 4])

/**
 * PGlite for several connections. The socket server keeps the backend with one connection only inside a transaction block and
 * otherwise goes round message by message, so that the Parse of one connection is followed by the Bind of another and both get
 * rows of the wrong query (seen with two drivers at once). Here a connection also keeps it from its first pipelined message to its Sync.
 */
export class SharedBackend extends PGlite {
  #pipelineOpen = false
  #lastMessageAt = 0

  /** The socket server asks this to decide whether the next message must come from the same connection. */
  override isInTransaction(): boolean {
    return this.#pipelineOpen || super.isInTransaction()
  }

  /** How long the connection that holds the backend has been silent; 0 while nobody holds it. */
  heldSilentlyMs(): number {
    return this.isInTransaction() ? performance.now() - this.#lastMessageAt : 0
  }

  override async execProtocolRawStream(...parameters: Parameters<PGlite['execProtocolRawStream']>): Promise<void> {
    this.#pipelineOpen = PIPELINE_MESSAGES.has(parameters[0][0] ?? 0)
    this.#lastMessageAt = performance.now()
    try {
      await super.execProtocolRawStream(...parameters)
    } catch (error) {
      // A failed query is an answer, not an exception: this is the end of the backend, and the socket server would wait for ever.
      setImmediate(() => {
        throw error
      })
      throw error
    }
  }

  /** The socket server calls this with `ROLLBACK` when a connection is lost in the middle. */
  override async exec(...parameters: Parameters<PGlite['exec']>): ReturnType<PGlite['exec']> {
    if (this.#pipelineOpen) {
      this.#pipelineOpen = false
      await this.execProtocolRaw(SYNC)
    }
    return super.exec(...parameters)
  }
}
