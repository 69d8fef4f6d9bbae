import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visitor } from '../../server/testing/visitor.ts'
import { editorOf, expectAccessible, type Page, Stage, tabTo } from './stage.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Written by many')
})

afterAll(() => stage.close())

async function enter(page: Page): Promise<Page> {
  await page.goto(`/papers/${paper.id}`)
  await editorOf(page, paper.sections[0]!.title).waitFor()
  return page
}

/** Comes in with the lab's code, as on the day itself. */
async function guest(name: string, width?: number): Promise<Page> {
  const page = await stage.stranger(width)
  const answer = await page.request.post('/api/v1/session/guest', { data: { code: 'MADRID2025', name, organisation: 'Atelier Sud' } })
  expect(answer.status()).toBe(201)
  return enter(page)
}

async function writeIn(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections of this paper' }).getByRole('link', { name: title }).click()
  await editorOf(page, title).click()
}

test('people see who is here and where, mark guests, and go to where somebody writes', async () => {
  const last = paper.sections.at(-1)!.title
  const [ruta, gil] = [await enter(await stage.person('contributor')), await guest('Gil Garro')]
  await writeIn(gil, last)
  const outline = ruta.getByRole('navigation', { name: 'Sections of this paper' })
  await outline.getByRole('img', { name: 'Gil Garro writing here now' }).waitFor()

  await tabTo(ruta, 'button', `Go to Gil Garro, who writes in ${last}`)
  await ruta.keyboard.press('Enter')
  const caret = ruta.locator('.collaboration-carets__label', { hasText: 'Gil Garro · Atelier Sud · guest' }).first()
  await caret.waitFor({ state: 'attached' })
  await ruta.waitForFunction(() => {
    const box = document.querySelector('.collaboration-carets__caret')?.getBoundingClientRect()
    return box !== undefined && box.top > 0 && box.bottom < window.innerHeight
  })
  expect(await ruta.evaluate(() => document.activeElement?.textContent)).toContain(last)

  await ruta.getByRole('button', { name: 'Show who is here: 1 other person' }).press('Enter')
  const dialog = ruta.getByRole('dialog', { name: 'Here now' })
  await dialog.getByText('Atelier Sud · guest').waitFor()
  await dialog.getByText(`writes in ${last}`).waitFor()
  await expectAccessible(ruta, 'who is here')
  for (const page of [ruta, gil]) await page.context().close()
})

test('on a phone with many people their number stands in the bar, and the list finds one of them', async () => {
  const section = paper.sections[0]!
  const crowd = await Promise.all(
    Array.from({ length: 9 }, async (_, place) => {
      const visitor = new Visitor(stage.server.origin)
      await visitor.must('POST', '/api/v1/session/guest', { code: 'MADRID2025', name: `Guest ${place + 1}`, organisation: 'Measured' })
      const client = await visitor.open(section.id)
      client.provider.awareness.setLocalStateField('user', {})
      return client
    }),
  )
  const phone = await stage.person('contributor', 390, 844)
  await phone.goto(`/papers/${paper.id}`)
  await phone.getByRole('button', { name: 'Show who is here: 9 other people' }).click()
  const dialog = phone.getByRole('dialog', { name: 'Here now' })
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(9)
  await dialog.getByRole('searchbox', { name: 'Name or organisation' }).fill('guest 7')
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(1)
  await dialog.getByText('Guest 7', { exact: true }).waitFor()
  await expectAccessible(phone, 'who is here, on a phone')
  for (const client of crowd) client.destroy()
  await phone.context().close()
})
