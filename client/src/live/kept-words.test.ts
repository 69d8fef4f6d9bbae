import type { SalvagedWords } from '@concord/collab/browser'
import { expect, test } from 'vitest'
import { KeptWordsList } from './kept-words.ts'

const words = (id: string): SalvagedWords => ({
  id,
  personId: 'ana',
  paperId: 'p1',
  sectionId: 's1',
  sectionTitle: 'Key messages',
  words: 'too late',
  rule: 'frozen',
  keptAt: '2025-12-10T10:00:00.000Z',
})

/** A device that stores words, or one that stores nothing. */
function buildShelf(stores: boolean) {
  const stored = new Map<string, SalvagedWords>()
  const orRefuse = <Value>(act: () => Value): Promise<Value> => (stores ? Promise.resolve(act()) : Promise.reject(new Error('no storage')))
  return {
    keepWords: (kept: SalvagedWords) => orRefuse(() => stored.set(kept.id, kept)),
    listWords: () => orRefuse(() => [...stored.values()]),
    dropWords: (id: string) => orRefuse(() => stored.delete(id)),
  }
}

test('[L4] words are on the page at once and again on the next visit', async () => {
  const shelf = buildShelf(true)
  const list = new KeptWordsList(shelf, 'ana', () => {})
  const keeping = list.keep(words('w1'))
  expect(list.all.map(({ id }) => id)).toEqual(['w1'])
  await keeping
  expect(list.all).toEqual([{ ...words('w1'), stored: true }])
  const nextVisit = new KeptWordsList(shelf, 'ana', () => {})
  await nextVisit.load()
  expect(nextVisit.all).toEqual([{ ...words('w1'), stored: true }])
})

test('[L4] a browser that stores nothing still shows the words, and says that they are only here', async () => {
  const list = new KeptWordsList(buildShelf(false), 'ana', () => {})
  await list.load()
  await list.keep(words('w1'))
  expect(list.all).toEqual([{ ...words('w1'), stored: false }])
  await list.discard('w1')
  expect(list.all).toEqual([])
})

test('discarded words do not come back', async () => {
  const shelf = buildShelf(true)
  const list = new KeptWordsList(shelf, 'ana', () => {})
  await list.keep(words('w1'))
  await list.keep(words('w2'))
  await list.discard('w1')
  await list.load()
  expect(list.all.map(({ id }) => id)).toEqual(['w2'])
})
