import * as Y from 'yjs'

/** Calls back after transactions in which blocks came, went or changed their attributes; letters and marks within a block are no matter. */
export function watchBlocks(fragment: Y.XmlFragment, listener: () => void): () => void {
  const look = (events: readonly Y.YEvent<Y.XmlFragment>[]): void => {
    if (events.some(({ target }) => !((target as unknown) instanceof Y.XmlText))) listener()
  }
  fragment.observeDeep(look)
  return () => fragment.unobserveDeep(look)
}
