import * as indexeddb from 'lib0/indexeddb'

/** Words that the server refused, kept on this device until their author lets them go. */
export type SalvagedWords = {
  id: string
  personId: string
  paperId: string
  sectionId: string
  sectionTitle: string
  words: string
  rule: string
  keptAt: string
}

const STORE = 'words'
const open = () => indexeddb.openDB('concord-salvaged-words', (db) => indexeddb.createStores(db, [[STORE]]))

async function withStore<Answer>(access: 'readonly' | 'readwrite', use: (store: IDBObjectStore) => Promise<Answer>): Promise<Answer> {
  const db = await open()
  try {
    const [store] = indexeddb.transact(db, [STORE], access)
    return await use(store!)
  } finally {
    db.close()
  }
}

/** Keeps words; resolves when the browser has stored them. */
export const keepWords = (words: SalvagedWords): Promise<unknown> =>
  withStore('readwrite', (store) => indexeddb.put(store, JSON.stringify(words), words.id))

/** What is kept for one person, oldest first. */
export async function listWords(personId: string): Promise<SalvagedWords[]> {
  const all: string[] = await withStore('readonly', (store) => indexeddb.getAll(store))
  return all
    .map((json): SalvagedWords => JSON.parse(json))
    .filter((words) => words.personId === personId)
    .sort((a, b) => a.keptAt.localeCompare(b.keptAt))
}

/** Forgets words that their author no longer needs. */
export const dropWords = (id: string): Promise<unknown> => withStore('readwrite', (store) => indexeddb.del(store, id))
