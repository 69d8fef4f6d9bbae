import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  type Bus,
  type BusListener,
  type BusMessage,
  decodeBusFrame,
  decodeBusMessage,
  encodeBusFrame,
  encodeBusMessage,
} from '@concord/collab'
import { Redis, type RedisOptions } from 'ioredis'
import type { Logger } from 'pino'
import { BEATS_MISSED, HeardNodes } from './heard-nodes.ts'

const BEAT_MS = 1_000
/** Beats between two catch-ups of a node that is cut off, and those after which a connection that says nothing is given up. */
const CATCH_UP_BEATS = 2
const GIVE_UP_BEATS = 5
/** How often at most losses are told of. */
const TELL_LOSS_MS = 1_000
/** What may wait unsent for a Redis that reads too slowly; more is lost. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024

const CONNECTION: RedisOptions = {
  retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
  connectTimeout: 2_000,
  // What cannot be sent now is lost: it must neither wait in memory nor come twice.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  disableClientInfo: true,
}

export type RedisBusOptions = {
  url: string
  /** The pub/sub channel that the nodes of one database share. */
  channel: string
  log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/**
 * The bus of nodes that share a Redis, as one pub/sub channel. Redis promises nothing, so every frame is numbered and every second each
 * node tells its latest number; a node that does not hear its own beats is cut off, and then reports a loss every two seconds.
 */
export class RedisBus implements Bus {
  private readonly node = randomBytes(8).toString('hex')
  private readonly options: RedisBusOptions
  private readonly publisher: Redis
  private readonly subscriber: Redis
  private readonly listeners = new Set<BusListener>()
  private readonly others = new HeardNodes()
  private readonly beating: NodeJS.Timeout
  private state: 'starting' | 'connected' | 'cut_off' | 'closed' = 'starting'
  private sequence = 0
  private unheardBeats = 0
  private lossTold: NodeJS.Timeout | undefined
  private hasUntoldLoss = false
  private trouble = 'it does not answer'

  constructor(options: RedisBusOptions) {
    this.options = options
    this.publisher = this.connect('publisher', () => this.send(undefined))
    this.subscriber = this.connect('subscriber', () => this.subscribe())
    this.subscriber.on('messageBuffer', (_channel: Buffer, bytes: Buffer) => this.receive(bytes))
    this.beating = setInterval(() => this.beat(), BEAT_MS)
    this.beating.unref()
  }

  publish(message: BusMessage): void {
    if (this.state === 'closed') return
    this.sequence += 1
    this.send(encodeBusMessage(message))
  }

  listen(listener: BusListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return
    this.state = 'closed'
    clearInterval(this.beating)
    clearTimeout(this.lossTold)
    this.listeners.clear()
    await Promise.all([this.publisher, this.subscriber].map(disconnect))
  }

  private connect(name: string, ready: () => void): Redis {
    const redis = new Redis(this.options.url, { ...CONNECTION, connectionName: `concord-${name}` })
    redis.on('ready', ready)
    redis.on('error', (error: Error & { code?: string }) => {
      this.trouble = error.message || error.code || this.trouble
    })
    redis.on('close', () => this.cutOff())
    return redis
  }

  private subscribe(): void {
    this.subscriber.subscribe(this.options.channel).then(
      () => this.send(undefined),
      (error: Error) => {
        this.trouble = error.message
      },
    )
  }

  /** Sends a message under the latest number, or a heartbeat. What cannot be sent shows in the number of the next frame. */
  private send(body: Uint8Array | undefined): void {
    if (this.publisher.status !== 'ready' || this.publisher.stream.writableLength > MAX_UNSENT_BYTES) return
    const frame = encodeBusFrame({ node: this.node, sequence: this.sequence, body })
    this.publisher.publish(this.options.channel, Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)).catch((error: Error) => {
      this.trouble = error.message
    })
  }

  private receive(bytes: Buffer): void {
    const frame = decodeBusFrame(bytes)
    // A node of another version, say while a new one is rolled out: the log tells what it cannot.
    if (!frame) return this.noticeLoss()
    if (frame.node === this.node) return this.hearOwn()
    const { isNew, hasGap } = this.others.hear({ ...frame, isMessage: frame.body !== undefined })
    const message = isNew && frame.body ? decodeBusMessage(frame.body) : undefined
    if (message) this.tell((listener) => listener.received(message))
    if (hasGap || (isNew && !message)) this.noticeLoss()
  }

  /** Our own frame came back: both connections work. */
  private hearOwn(): void {
    if (this.publisher.status !== 'ready' || this.state === 'closed') return
    this.unheardBeats = 0
    if (this.state === 'connected') return
    if (this.state === 'cut_off') this.options.log.warn('Redis is back: what was missed is read from the log')
    else this.options.log.info('connected to the other nodes through Redis')
    this.state = 'connected'
    this.noticeLoss()
  }

  private cutOff(): void {
    if (this.state === 'cut_off' || this.state === 'closed') return
    this.state = 'cut_off'
    this.options.log.warn({ reason: this.trouble }, 'Redis cannot be reached: until it is back this node reads from the log every 2 s')
    this.noticeLoss()
  }

  /** Counts beats, not time: a process that was held up finds its own beats waiting. */
  private beat(): void {
    this.unheardBeats += 1
    if (this.unheardBeats >= BEATS_MISSED) this.cutOff()
    if (this.state === 'cut_off' && this.unheardBeats % CATCH_UP_BEATS === 0) this.noticeLoss()
    if (this.unheardBeats % GIVE_UP_BEATS === 0) for (const redis of [this.publisher, this.subscriber]) giveUp(redis)
    if (this.others.beat()) this.noticeLoss()
    this.send(undefined)
  }

  /** Tells the listeners at once, and what comes soon after together. */
  private noticeLoss(): void {
    this.hasUntoldLoss = true
    if (this.lossTold === undefined && this.state !== 'closed') this.tellLoss()
  }

  private tellLoss(): void {
    this.lossTold = undefined
    if (!this.hasUntoldLoss) return
    this.hasUntoldLoss = false
    this.lossTold = setTimeout(() => this.tellLoss(), TELL_LOSS_MS)
    this.lossTold.unref()
    this.tell((listener) => listener.lost())
  }

  /** What a listener throws must reach neither the other listeners nor the connection, which would end the process. */
  private tell(how: (listener: BusListener) => void): void {
    for (const listener of this.listeners) {
      try {
        how(listener)
      } catch (error) {
        this.options.log.error({ error }, 'a message of another node could not be taken in')
      }
    }
  }
}

/** A connection that stands and says nothing is left for a new one; one that is being made is left alone. */
function giveUp(redis: Redis): void {
  if (redis.status === 'ready' || redis.status === 'connect') redis.disconnect(true)
}

/** Between two tries there is nothing to end but the waiting, and the client does not report it. */
async function disconnect(redis: Redis): Promise<void> {
  const ended = redis.status === 'end' || redis.status === 'reconnecting' ? undefined : once(redis, 'end')
  redis.disconnect()
  await ended
}
