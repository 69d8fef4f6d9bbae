import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { StockClient } from './stock-client.ts'

/** Starts to remember what this client does from now on; the answer undoes the last of it. */
export function undoOf({ run }: StockClient): () => void {
  const history = new Y.UndoManager(run)
  return () => void history.undo()
}

/** Sends everything that a client holds as one update, what the server knows and what it does not, on the socket that it has. */
export function sendWhole({ doc, provider }: StockClient): void {
  const frame = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc))
  })
  provider.ws!.send(frame as Uint8Array<ArrayBuffer>)
}
