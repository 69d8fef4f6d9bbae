import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage, untilSaved, untilShown } from './stage.ts'
import { type } from './write-text.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  const rapporteur = await stage.visitor('rapporteur')
  paper = await rapporteur.createPaper('Written in the room')
})

afterAll(() => stage.close())

const FIRST = 'Question and participants'
const SECOND = 'Key issues'

const openPaper = (name: string) => stage.openPaper(paper.id, FIRST, name)

test('two contributors type in one section and see each other’s words and carets', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await type(ruta, FIRST, 'Sixteen people met. ')
  await untilShown(mathieu, FIRST, 'Sixteen people met.')
  await type(mathieu, FIRST, 'They came from nine countries. ')
  await untilShown(ruta, FIRST, 'They came from nine countries.')
  await ruta.locator('.collaboration-carets__label', { hasText: 'Mathieu' }).first().waitFor({ state: 'attached' })
  await mathieu.locator('.collaboration-carets__label', { hasText: 'Rūta' }).first().waitFor({ state: 'attached' })
  await untilSaved(ruta)
  const { content } = await (await stage.visitor('contributor')).content(paper.sections[0]!.id)
  expect(JSON.stringify(content)).toContain('Sixteen people met. They came from nine countries.')
  for (const page of [ruta, mathieu]) await page.context().close()
})

// Chromium's offline switch leaves open sockets standing; a bad wifi does not. So they are dropped besides.
test('a contributor goes offline, types, comes back, and everybody has the words', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await ruta.context().setOffline(true)
  stage.server.front.drop()
  await ruta.getByText('Offline: kept on this device').first().waitFor()
  await type(ruta, SECOND, 'Written on the train. ')
  await type(mathieu, SECOND, 'Written in the room. ')
  await ruta.context().setOffline(false)
  await untilShown(mathieu, SECOND, 'Written on the train.')
  await untilShown(ruta, SECOND, 'Written in the room.')
  await untilSaved(ruta)
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('text typed offline survives closing the page', async () => {
  const ruta = await openPaper('contributor')
  await ruta.context().setOffline(true)
  stage.server.front.drop()
  await ruta.getByText('Offline: kept on this device').first().waitFor()
  await type(ruta, FIRST, 'Typed before the battery died. ')
  await ruta.context().setOffline(false)
  await ruta.reload()
  await untilShown(ruta, FIRST, 'Typed before the battery died.')
  await untilSaved(ruta)
  await ruta.context().close()
})

test('a moderator approves: the others’ editor locks without reload, and words that came too late are kept', async () => {
  const [ruta, mathieu, ines] = [await openPaper('contributor'), await openPaper('contributor2'), await openPaper('rapporteur')]
  const sectionId = paper.sections[0]!.id
  await ruta.context().setOffline(true)
  stage.server.front.drop()
  await ruta.getByText('Offline: kept on this device').first().waitFor()
  await type(ruta, FIRST, 'Too late for the approval. ')
  const [rapporteur, moderator] = [await stage.visitor('rapporteur'), await stage.visitor('moderator')]
  await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  const { hash } = await moderator.content(sectionId)
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
  for (const page of [mathieu, ines]) {
    await page
      .getByText(/Approved by Tomasz Wieczorek/)
      .first()
      .waitFor()
    await page.locator(`[aria-label="Text of section ${FIRST}"][contenteditable="true"]`).waitFor({ state: 'detached' })
  }
  await type(mathieu, SECOND, 'The neighbours go on. ')
  await untilSaved(mathieu)
  await ruta.context().setOffline(false)
  await ruta.getByText('Your last words were not taken').waitFor()
  await ruta.getByText('Too late for the approval.').first().waitFor()
  await ruta.reload()
  await ruta.getByText('Your last words were not taken').waitFor()
  expect((await moderator.content(sectionId)).hash).toBe(hash)
  await offerAndSettle(ruta)
  for (const page of [ruta, mathieu, ines]) await page.context().close()
})

test('[L4] a deletion that came too late is undone, and its author is told', async () => {
  const mathieu = await openPaper('contributor2')
  const { id } = paper.sections[1]!
  await untilShown(mathieu, SECOND, 'The neighbours go on.')
  await mathieu.context().setOffline(true)
  stage.server.front.drop()
  await mathieu.getByText('Offline: kept on this device').first().waitFor()
  await editorOf(mathieu, SECOND).click()
  await mathieu.keyboard.press('Control+a')
  await mathieu.keyboard.press('Delete')
  const [rapporteur, moderator] = [await stage.visitor('rapporteur'), await stage.visitor('moderator')]
  await rapporteur.must('POST', `/api/v1/sections/${id}/submit`, {})
  await moderator.must('POST', `/api/v1/sections/${id}/approve`, { hash: (await moderator.content(id)).hash })
  await mathieu.context().setOffline(false)
  await mathieu.getByText(`Your last changes in “${SECOND}” were not taken`).waitFor()
  await mathieu.getByText('The neighbours go on.').first().waitFor()
  await mathieu.context().close()
})

/** [L4] What was refused is offered, seen by a moderator who has the paper open, and dealt with; the author hears so. */
async function offerAndSettle(author: Page): Promise<void> {
  const moderator = await stage.person('moderator', 390, 844)
  await moderator.goto(`/papers/${paper.id}`)
  await moderator.getByText('Saved', { exact: true }).first().waitFor()
  await author.getByText(/^Offered to the moderators on/).waitFor()
  const card = moderator.getByRole('article', { name: /Words that came too late, by Rūta Balsytė/ })
  await card.getByText('Too late for the approval.').waitFor()
  await expectAccessible(author, 'words that were offered')
  await expectAccessible(moderator, 'words that came too late')
  await card.getByRole('button', { name: 'Done with this' }).press('Enter')
  await card.waitFor({ state: 'detached' })
  await author.getByText(/^Tomasz Wieczorek dealt with these words on/).waitFor()
  await author.getByText('Too late for the approval.').first().waitFor()
  await moderator.context().close()
}
