import type { Bus, BusListener, BusMessage } from '../src/bus.ts'

/** Buses of several nodes whose messages wait until the test delivers them, or loses them. */
export class ScriptedBuses {
  private readonly nodes: { listeners: Set<BusListener>; inbox: BusMessage[] }[] = []

  connect(): Bus {
    const node = { listeners: new Set<BusListener>(), inbox: [] as BusMessage[] }
    this.nodes.push(node)
    return {
      publish: (message) => {
        for (const other of this.nodes) if (other !== node) other.inbox.push(message)
      },
      listen: (listener) => {
        node.listeners.add(listener)
        return () => node.listeners.delete(listener)
      },
      close: async () => {},
    }
  }

  get hasMessages(): boolean {
    return this.nodes.some(({ inbox }) => inbox.length > 0)
  }

  /** Hands the oldest waiting message to a node. */
  deliver(index: number): void {
    const { listeners, inbox } = this.nodes[index]!
    const message = inbox.shift()
    if (message) for (const listener of listeners) listener.received(message)
  }

  /** Loses the oldest waiting message of a node, which is not told. */
  lose(index: number): void {
    this.nodes[index]!.inbox.shift()
  }

  /** Tells every node that something was lost. */
  tellLosses(): void {
    for (const { listeners } of this.nodes) for (const listener of listeners) listener.lost()
  }
}
