import { dropWords, keepWords, listWords, SectionRoom, type SectionRoomOptions, SharedSocket } from '@concord/collab/browser'

/** One socket per server for the whole page, however many sections and papers it shows one after the other. */
const sockets = new Map<string, SharedSocket>()

function socketTo(url: string): SharedSocket {
  const known = sockets.get(url)
  if (known) return known
  const socket = new SharedSocket({ url })
  sockets.set(url, socket)
  return socket
}

/** The heavy half of the live channel (Yjs and its provider), loaded after the paper can be read. */
export const liveEngine = {
  openRoom: (options: SectionRoomOptions): SectionRoom => new SectionRoom({ ...options, WebSocketPolyfill: socketTo(options.url).Channel }),
  keepWords,
  listWords,
  dropWords,
}
export type LiveEngine = typeof liveEngine
