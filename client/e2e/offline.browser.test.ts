import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, type Page, Stage, untilSaved, untilShown } from './stage.ts'
import { type } from './write-text.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Written on the train')
})

afterAll(() => stage.close())

const FIRST = 'Question and participants'
const SECOND = 'Key issues'
const OFFLINE = 'Offline: kept on this device'

const openPaper = (name: string) => stage.openPaper(paper.id, FIRST, name)

/** Waits until the app itself and everything that this visit has read are on the device. */
async function untilOnDevice(page: Page): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
  const wanted = paper.sections.length + 2
  await page.waitForFunction(async (count) => {
    const opening = indexedDB.open('concord-answers')
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const asked = database.transaction('answers').objectStore('answers').getAllKeys()
    const keys = await new Promise<IDBValidKey[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    database.close()
    return keys.filter((key) => /session|papers\/|content/.test(String(key))).length >= count
  }, wanted)
}

// Chromium's offline switch leaves open sockets standing; a train does not. So they are dropped besides.
async function loseNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  stage.server.front.drop()
}

test('a visited paper opens without a connection, is written in, and merges; what came too late is offered', async () => {
  const mathieu = await openPaper('contributor2')
  await type(mathieu, SECOND, 'Stands in the paper. ')
  await untilSaved(mathieu)
  const ruta = await openPaper('contributor')
  await untilShown(ruta, SECOND, 'Stands in the paper.')
  await untilSaved(ruta)
  await untilOnDevice(ruta)

  await loseNetwork(ruta)
  await ruta.reload()
  await ruta.getByRole('heading', { level: 1, name: 'Written on the train' }).waitFor()
  await ruta.getByText(OFFLINE).first().waitFor()
  await untilShown(ruta, SECOND, 'Stands in the paper.')
  await type(ruta, FIRST, 'Too late for the approval. ')
  await type(ruta, SECOND, 'Written in the tunnel. ')
  await ruta.reload()
  await untilShown(ruta, FIRST, 'Too late for the approval.')
  await expectAccessible(ruta, 'a paper without a connection')

  const { id } = paper.sections[0]!
  const [rapporteur, tomasz] = [await stage.visitor('rapporteur'), await stage.visitor('moderator')]
  await rapporteur.must('POST', `/api/v1/sections/${id}/submit`, {})
  const { hash } = await tomasz.content(id)
  await tomasz.must('POST', `/api/v1/sections/${id}/approve`, { hash })
  const moderator = await stage.person('moderator')
  await moderator.goto(`/papers/${paper.id}`)
  await moderator.getByText('Saved', { exact: true }).first().waitFor()
  await type(mathieu, SECOND, 'Written in the room. ')

  await ruta.context().setOffline(false)
  await untilShown(mathieu, SECOND, 'Written in the tunnel.')
  await untilShown(ruta, SECOND, 'Written in the room.')
  const kept = ruta.getByRole('status', { name: 'Your last words were not taken' })
  await kept.getByText('Too late for the approval.').waitFor()
  await kept.getByText(/^Offered to the moderators on/).waitFor()
  const offer = moderator.getByRole('article', { name: /Words that came too late, by Rūta Balsytė/ })
  await offer.getByText('Too late for the approval.').waitFor()
  expect((await tomasz.content(id)).hash).toBe(hash)
  for (const page of [ruta, mathieu, moderator]) await page.context().close()
})

test('nothing of a paper stays on the device after signing out, and nobody reads it offline', async () => {
  const ruta = await openPaper('contributor')
  await untilSaved(ruta)
  await untilOnDevice(ruta)
  const cached = await ruta.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return caches_.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(cached).toContain('/')
  expect(cached.filter((path) => path.startsWith('/api'))).toEqual([])
  // A copy may go once it has been noted that all of it is saved.
  await ruta.goto('/releases')
  await ruta.getByRole('button', { name: /Rūta Balsytė/ }).click()
  await ruta.getByRole('menuitem', { name: 'Sign out' }).click()
  await ruta.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await ruta.waitForFunction(async () => !(await indexedDB.databases()).some(({ name }) => name?.startsWith('concord-section-')))
  await loseNetwork(ruta)
  await ruta.goto(`/papers/${paper.id}`)
  await ruta.getByText('The server cannot be reached', { exact: false }).first().waitFor()
  expect(await ruta.getByText('Written on the train').count()).toBe(0)
  await ruta.context().close()
})
