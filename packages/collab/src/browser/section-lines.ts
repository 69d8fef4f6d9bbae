import type { ClientControl } from '../channels.ts'
import type { ChannelSocket } from './channel-socket.ts'

/** Who wants a section's channel, in the order in which they came. Only the first has asked the server. */
type Line = { waiting: ChannelSocket[]; state: 'idle' | 'asked' | 'open'; number: number | undefined }

/**
 * Which channel of a shared socket belongs to whom. A section has one channel at a time: whoever comes while another has it waits until
 * the server's answer to that one is in and it has left, so that no answer is ever taken for another's.
 */
export class SectionLines {
  private readonly lines = new Map<string, Line>()
  private readonly byNumber = new Map<number, ChannelSocket>()
  private readonly say: (control: ClientControl) => void
  private isConnected = false

  constructor(say: (control: ClientControl) => void) {
    this.say = say
  }

  get isEmpty(): boolean {
    return this.lines.size === 0
  }

  channel(number: number): ChannelSocket | undefined {
    return this.byNumber.get(number)
  }

  open(): ChannelSocket[] {
    return [...this.byNumber.values()]
  }

  numberOf(channel: ChannelSocket): number | undefined {
    const line = this.lines.get(channel.asking.section)
    return line?.waiting[0] === channel ? line.number : undefined
  }

  join(channel: ChannelSocket): void {
    const { section } = channel.asking
    const line = this.lines.get(section) ?? { waiting: [], state: 'idle', number: undefined }
    this.lines.set(section, line)
    line.waiting.push(channel)
    this.ask(line)
  }

  leave(channel: ChannelSocket): void {
    const line = this.lines.get(channel.asking.section)
    const place = line?.waiting.indexOf(channel) ?? -1
    if (!line || place === -1) return
    // One that has asked keeps its place until the answer is in.
    if (place === 0 && line.state === 'asked') return
    if (place > 0) line.waiting.splice(place, 1)
    else {
      if (line.number !== undefined) this.say({ type: 'close', channel: line.number })
      this.next(line)
    }
  }

  /** The socket stands. */
  askAll(): void {
    this.isConnected = true
    for (const line of this.lines.values()) this.ask(line)
  }

  opened(section: string, number: number): void {
    const line = this.lines.get(section)
    const channel = line?.waiting[0]
    if (!line || !channel || line.state !== 'asked') return
    line.state = 'open'
    line.number = number
    // It has left while it was let in.
    if (channel.readyState === CLOSED) return this.leave(channel)
    this.byNumber.set(number, channel)
    channel.opened()
  }

  denied(section: string, code: number, reason: string): void {
    const line = this.lines.get(section)
    if (line?.state === 'asked') this.endFirst(line, code, reason)
  }

  closed(number: number, code: number, reason: string): void {
    const channel = this.byNumber.get(number)
    if (channel) this.endFirst(this.lines.get(channel.asking.section)!, code, reason)
  }

  /** The socket is gone: with it those channels that were open, or all of them. The others ask again on the next one. */
  end(code: number, reason: string, whom: 'opened' | 'all'): void {
    this.isConnected = false
    const ended: ChannelSocket[] = []
    for (const [section, line] of this.lines) {
      const stays = whom === 'all' ? [] : line.waiting.filter((channel) => channel.readyState === CONNECTING)
      ended.push(...line.waiting.filter((channel) => !stays.includes(channel)))
      if (stays.length === 0) this.lines.delete(section)
      else this.lines.set(section, { waiting: stays, state: 'idle', number: undefined })
    }
    this.byNumber.clear()
    for (const channel of ended) channel.ended(code, reason)
  }

  private endFirst(line: Line, code: number, reason: string): void {
    const channel = line.waiting[0]!
    this.next(line)
    channel.ended(code, reason)
  }

  private next(line: Line): void {
    const [channel] = line.waiting.splice(0, 1)
    if (line.number !== undefined) this.byNumber.delete(line.number)
    line.number = undefined
    line.state = 'idle'
    if (line.waiting.length === 0) this.lines.delete(channel!.asking.section)
    else this.ask(line)
  }

  private ask(line: Line): void {
    if (!this.isConnected || line.state !== 'idle') return
    line.state = 'asked'
    this.say({ type: 'open', ...line.waiting[0]!.asking })
  }
}

const CONNECTING = 0
const CLOSED = 3
