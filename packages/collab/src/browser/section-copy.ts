import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** The copy of one section that one person keeps on this device, so that text typed offline survives closing the page. */
export type SectionCopy = {
  /** The origin of changes that come from the copy. */
  origin: unknown
  /** The epoch the copy was made under; undefined for a new one. */
  epoch: number | undefined
  rememberEpoch(epoch: number): void
  forget(): Promise<void>
  close(): Promise<void>
}

/** Opens the copy and fills `doc` from it. Resolves to undefined where the browser keeps no data (private windows, no room left). */
export async function openSectionCopy(doc: Y.Doc, personId: string, sectionId: string): Promise<SectionCopy | undefined> {
  if (typeof indexedDB === 'undefined') return undefined
  const persistence = new IndexeddbPersistence(`concord-section-${personId}-${sectionId}`, doc)
  const opened = await Promise.race([
    persistence.whenSynced.then(() => true),
    persistence._db.then(
      () => new Promise<boolean>(() => {}),
      () => false,
    ),
  ])
  if (!opened) return undefined
  return {
    origin: persistence,
    epoch: await persistence.get('epoch'),
    rememberEpoch: (epoch) => void persistence.set('epoch', epoch),
    forget: () => persistence.clearData(),
    close: () => persistence.destroy(),
  }
}
