import * as indexeddb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** How copies are named on a device; the client looks for such names too. */
const PREFIX = 'concord-section-'
/** In y-indexeddb's own store for what is not text. */
const UNSAVED = 'unsaved'
const CUSTOM_STORE = 'custom'

const readFlag = (kept: unknown): boolean | undefined => (typeof kept === 'number' ? kept === 1 : undefined)

/** The copy of one section that one person keeps on this device, so that text typed offline survives closing the page. */
export type SectionCopy = {
  /** The origin of changes that come from the copy. */
  origin: unknown
  /** The epoch the copy was made under; undefined for a new one. */
  epoch: number | undefined
  rememberEpoch(epoch: number): void
  /** Whether it may hold edits that the server has not confirmed; undefined where nobody has noted it. */
  unsaved: boolean | undefined
  noteUnsaved(unsaved: boolean): void
  forget(): Promise<void>
  close(): Promise<void>
}

/** Opens the copy and fills `doc` from it. Resolves to undefined where the browser keeps no data (private windows, no room left). */
export async function openSectionCopy(doc: Y.Doc, personId: string, sectionId: string): Promise<SectionCopy | undefined> {
  if (typeof indexedDB === 'undefined') return undefined
  const persistence = new IndexeddbPersistence(`${PREFIX}${personId}-${sectionId}`, doc)
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
    unsaved: readFlag(await persistence.get(UNSAVED)),
    noteUnsaved: (unsaved) => void persistence.set(UNSAVED, Number(unsaved)),
    forget: () => persistence.clearData(),
    close: () => persistence.destroy(),
  }
}

/**
 * Removes every copy on this device of which nothing is only here, whoever made it. For a device on which nobody is signed in any more:
 * words that have not reached the server stay for their author.
 */
export async function forgetSavedCopies(): Promise<void> {
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (name?.startsWith(PREFIX) && (await isSaved(name))) await indexeddb.deleteDB(name)
  }
}

async function isSaved(name: string): Promise<boolean> {
  const database = await indexeddb.openDB(name, () => {})
  try {
    if (!database.objectStoreNames.contains(CUSTOM_STORE)) return false
    const [custom] = indexeddb.transact(database, [CUSTOM_STORE], 'readonly')
    return readFlag(await indexeddb.get(custom!, UNSAVED)) === false
  } finally {
    database.close()
  }
}
