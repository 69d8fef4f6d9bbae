import type { Bus, BusListener, BusMessage } from './bus.ts'

/** Buses of nodes that live in one process. A server without `REDIS_URL` is the only node on its own. */
export class LocalBuses {
  private readonly nodes = new Set<Set<BusListener>>()

  /** One more node. */
  connect(): Bus {
    const listeners = new Set<BusListener>()
    this.nodes.add(listeners)
    return {
      publish: (message) => this.publish(listeners, message),
      listen: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      close: async () => {
        this.nodes.delete(listeners)
        listeners.clear()
      },
    }
  }

  private publish(from: Set<BusListener>, message: BusMessage): void {
    if (!this.nodes.has(from)) return
    for (const listeners of this.nodes) {
      if (listeners === from) continue
      for (const listener of listeners) queueMicrotask(() => listeners.has(listener) && listener.received(message))
    }
  }
}
