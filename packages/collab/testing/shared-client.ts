import { SharedSocket } from '../src/browser/shared-socket.ts'
import { StockClient, type StockClientOptions, signedInSocket } from './stock-client.ts'

/** `shared`: the socket to take a channel of; without one the client brings its own and ends it with itself. */
export type SharedClientOptions = Omit<StockClientOptions, 'WebSocketPolyfill'> & { shared?: SharedSocket }

/** One section over the shared socket, as our own client does it; otherwise the same as `StockClient`. */
export class SharedClient extends StockClient {
  readonly shared: SharedSocket
  private readonly isOwn: boolean

  constructor({ shared: given, ...options }: SharedClientOptions) {
    const shared = given ?? openSharedSocket(options)
    super({ ...options, WebSocketPolyfill: shared.Channel })
    this.shared = shared
    this.isOwn = given === undefined
  }

  override destroy(): void {
    super.destroy()
    if (this.isOwn) this.shared.destroy()
  }
}

/** A page's one socket, outside of a browser. */
export const openSharedSocket = ({ url, cookie }: { url: string; cookie: string }): SharedSocket =>
  new SharedSocket({ url, WebSocketPolyfill: signedInSocket(cookie) })
