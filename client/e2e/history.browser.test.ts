import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage, untilShown } from './stage.ts'
import { typeSaved } from './write-text.ts'

let stage: Stage
let paper: PaperView
const FIRST = 'Question and participants'
const SECOND = 'Key issues'

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('A text with a past')
})
afterAll(() => stage.close())

const openPaper = (name: string, width?: number, height?: number) => stage.openPaper(paper.id, FIRST, name, width, height)

const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const dialog = (page: Page) => page.getByRole('dialog')
/** Until nobody but these words stands in a section of this page. */
const untilGone = (page: Page, words: string) =>
  page.waitForFunction((gone) => !document.querySelector('[role=textbox]')?.textContent?.includes(gone), words)

test('a named point, what another person changed since then with their names, and the way back', async () => {
  const [ruta, ines] = [await openPaper('contributor'), await openPaper('rapporteur')]
  await typeSaved(ruta, FIRST, 'Sixteen people met in Madrid.')
  await untilShown(ines, FIRST, 'Sixteen people met in Madrid.')
  await openTab(ruta, 'History')
  await ruta.getByRole('button', { name: 'Save this point…' }).press('Enter')
  await ruta.getByLabel('Name of this point').fill('Before lunch')
  await expectAccessible(ruta, 'the dialog that saves a point')
  await ruta.keyboard.press('Enter')
  await ruta.getByText('“Before lunch” by Rūta Balsytė').waitFor()

  await typeSaved(ines, FIRST, ' They agreed on one thing.')
  await untilShown(ruta, FIRST, 'They agreed on one thing.')
  await openTab(ines, 'History')
  await ines.getByRole('button', { name: /^Compare the text of “Before lunch”/ }).press('Enter')
  const inserted = dialog(ines).locator('ins')
  await inserted.first().waitFor()
  expect(await inserted.first().getAttribute('title')).toMatch(/^Inserted: written by Inês/)
  await dialog(ines).getByText('5 words inserted').first().waitFor()
  expect(await dialog(ines).getByRole('region', { name: 'Who changed what' }).textContent()).toMatch(/Inês .+, .+ · 5 words inserted/)
  await expectAccessible(ines, 'the comparison')

  await dialog(ines).getByRole('button', { name: 'Restore the earlier text…' }).press('Enter')
  await dialog(ines).getByText('Words of the text now that go: 5. Earlier words that come back: 0.').waitFor()
  await expectAccessible(ines, 'the question before restoring')
  await dialog(ines).getByRole('button', { name: 'Restore this text' }).press('Enter')
  for (const page of [ruta, ines]) {
    await untilGone(page, 'They agreed')
    await untilShown(page, FIRST, 'Sixteen people met in Madrid.')
    await page.getByText('Earlier text restored by Inês', { exact: false }).first().waitFor()
    await page.getByText('Saved before an earlier text came back', { exact: false }).first().waitFor()
  }
  await typeSaved(ruta, FIRST, ' And the lab goes on.')
  await untilShown(ines, FIRST, 'in Madrid. And the lab goes on.')
  for (const page of [ruta, ines]) await page.context().close()
})

test('who wrote what, in the colours of people and of organisations, with initials and names', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await typeSaved(ruta, SECOND, 'Permits take too long. ')
  await untilShown(mathieu, SECOND, 'Permits take too long.')
  await typeSaved(mathieu, SECOND, 'Skills are scarce.')
  await untilShown(ruta, SECOND, 'Skills are scarce.')
  await openTab(ruta, 'People')
  await ruta.getByLabel('Colour the text by author').selectOption('Person')
  const legend = ruta.getByRole('list', { name: `Who wrote “${SECOND}”` })
  await legend.getByText(/Rūta Balsytė/).waitFor()
  await legend.getByText(/Mathieu/).waitFor()
  const coloured = async (name: RegExp) => {
    const stretches = editorOf(ruta, SECOND).locator('.hand')
    const shown = await stretches.evaluateAll((all) => all.map((one) => [one.getAttribute('title') ?? '', one.textContent ?? '']))
    return shown
      .filter(([title]) => name.test(title!))
      .map(([, words]) => words)
      .join('')
  }
  await expect.poll(() => coloured(/Rūta/)).toBe('Permits take too long. ')
  await expect.poll(() => coloured(/Mathieu/)).toBe('Skills are scarce.')
  await typeSaved(mathieu, SECOND, ' Everywhere.')
  await expect.poll(() => coloured(/Mathieu/)).toBe('Skills are scarce. Everywhere.')
  expect(await editorOf(ruta, SECOND).locator('[data-initials]').count()).toBe(2)
  await expectAccessible(ruta, 'the text in the colours of its authors')
  await ruta.getByLabel('Colour the text by author').selectOption('Organisation')
  await ruta.getByRole('region', { name: 'By organisation' }).getByText('KlasterLT').waitFor()
  await expect.poll(() => coloured(/^Klaster/)).toBe('Permits take too long. ')
  await ruta.getByLabel('Colour the text by author').selectOption('No colours')
  await editorOf(ruta, SECOND).locator('.hand').first().waitFor({ state: 'detached' })
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('what has changed since the last look and since the approval is one press away, and a milestone keeps the paper', async () => {
  const sectionId = paper.sections[1]!.id
  const moderator = await stage.visitor('moderator')
  await (await stage.visitor('rapporteur')).must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  const { hash } = await moderator.content(sectionId)
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
  const tomasz = await stage.person('moderator')
  await tomasz.goto(`/papers/${paper.id}#section-${sectionId}`)
  await moderator.must('PUT', `/api/v1/sections/${sectionId}/looked`, {})
  await moderator.must('POST', `/api/v1/sections/${sectionId}/reopen`, { reason: 'One word is missing.' })
  await tomasz.getByRole('button', { name: 'Milestones…' }).press('Enter')
  await tomasz.getByLabel('Name of the new milestone').fill('After the lab')
  await tomasz.keyboard.press('Enter')
  await dialog(tomasz).getByText('After the lab').waitFor()
  await expectAccessible(tomasz, 'the milestones')
  await tomasz.goto('/')

  const ruta = await openPaper('contributor')
  await typeSaved(ruta, SECOND, ' Housing too.')
  await tomasz.goto(`/papers/${paper.id}`)
  await tomasz.getByRole('button', { name: `History of ${SECOND}` }).press('Enter')
  await openTab(tomasz, 'History')
  for (const name of ['Changed since approved', 'Changed since I last looked']) {
    await tomasz.getByRole('button', { name }).press('Enter')
    await dialog(tomasz).locator('ins', { hasText: 'Housing too.' }).waitFor()
    await dialog(tomasz).getByRole('button', { name: 'Close' }).press('Enter')
    await dialog(tomasz).waitFor({ state: 'detached' })
  }
  await tomasz.getByRole('button', { name: 'Milestones…' }).press('Enter')
  await tomasz.getByRole('button', { name: 'Compare with the paper now: “After the lab”' }).press('Enter')
  await dialog(tomasz).getByRole('region', { name: SECOND }).locator('ins', { hasText: 'Housing too.' }).waitFor()
  await dialog(tomasz).getByRole('region', { name: FIRST, exact: true }).getByText('Unchanged').waitFor()
  await expectAccessible(tomasz, 'the paper since a milestone')
  for (const page of [ruta, tomasz]) await page.context().close()
})
