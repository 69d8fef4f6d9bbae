/** An answer of the server as it was last given to one person, kept on their device. */
export type KeptAnswer = { key: string; personId: string; keptAt: number; answer: unknown }

/** Where a device keeps answers. */
export type AnswerShelf = {
  read(key: string): Promise<KeptAnswer | undefined>
  write(kept: KeptAnswer): Promise<void>
  drop(key: string): Promise<void>
  clear(): Promise<void>
  /** Drops the oldest so that at most so many stay. */
  trim(most: number): Promise<void>
}

const DATABASE = 'concord-answers'
const STORE = 'answers'
const BY_AGE = 'keptAt'

const settled = <Value>(asked: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex(BY_AGE, BY_AGE)
  return settled(opening)
}

async function withStore<Value>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => Promise<Value>): Promise<Value> {
  const database = await openDatabase()
  try {
    return await use(database.transaction(STORE, mode).objectStore(STORE))
  } finally {
    database.close()
  }
}

async function dropOldest(store: IDBObjectStore, most: number): Promise<void> {
  const tooMany = (await settled(store.count())) - most
  if (tooMany <= 0) return
  const keys = await settled(store.index(BY_AGE).getAllKeys(null, tooMany))
  await Promise.all(keys.map((key) => settled(store.delete(key))))
}

/** The shelf of this browser. Every call rejects where the browser keeps no data. */
export const answerShelf: AnswerShelf = {
  read: (key) => withStore('readonly', (store) => settled<KeptAnswer | undefined>(store.get(key))),
  write: (kept) => withStore('readwrite', async (store) => void (await settled(store.put(kept)))),
  drop: (key) => withStore('readwrite', (store) => settled(store.delete(key))),
  clear: () => withStore('readwrite', (store) => settled(store.clear())),
  trim: (most) => withStore('readwrite', (store) => dropOldest(store, most)),
}
