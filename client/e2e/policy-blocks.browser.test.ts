import type { PaperView } from '@concord/contract'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPng } from '../../server/testing/sample-images.ts'
import { editorOf, expectAccessible, type Page, Stage, untilSaved, untilShown } from './stage.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Asks with addressees')
})

afterAll(() => stage.close())

const [FIRST, SECOND, THIRD] = ['Question and participants', 'Key issues', 'Where we agreed']
/** The smallest PNG there is. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

const openPaper = (name: string, width?: number, height?: number) => stage.openPaper(paper.id, FIRST, name, width, height)

const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
const block = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const details = (page: Page, name: string) => page.getByRole('button', { name: `Details of ${name}` }).click()
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()

async function writeIn(page: Page, section: string): Promise<void> {
  await editorOf(page, section).focus()
  await editorOf(page, section).and(page.locator('.ProseMirror-focused')).waitFor()
  await page.keyboard.press('Control+End')
}

async function insert(page: Page, section: string, name: string): Promise<void> {
  await writeIn(page, section)
  await page.keyboard.type(`/${name}`)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Until an image has arrived that is so many pixels wide. */
const untilWide = (image: Locator, pixels: number) =>
  expect
    .poll(() => image.evaluate((shown: HTMLImageElement) => (shown.complete ? shown.naturalWidth : 0)), { timeout: 20_000 })
    .toBe(pixels)

const contentOf = async (at: number) => JSON.stringify((await (await stage.visitor('contributor')).content(paper.sections[at]!.id)).content)

test('one person asks, the other sees the number and sets the deadline; numbers run on across sections and close up', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2', 390, 844)]
  await insert(ruta, SECOND, 'Recommendation')
  await ruta.keyboard.type('Open one portal.')
  await block(mathieu, 'Recommendation R1').getByText('Open one portal.').waitFor()
  await insert(mathieu, FIRST, 'Recommendation')
  await mathieu.keyboard.type('Fund the portal.')
  for (const page of [ruta, mathieu]) await block(page, 'Recommendation R2').getByText('Open one portal.').waitFor()

  await details(ruta, 'Recommendation R2')
  await ruta.getByRole('checkbox', { name: /DG GROW/ }).check()
  await ruta.getByLabel('Instrument').fill('Work programme')
  await expectAccessible(ruta, 'the details of a recommendation')
  await details(mathieu, 'Recommendation R2')
  await mathieu.getByLabel('Deadline').fill('2027-06-30')
  await save(ruta)
  await save(mathieu)
  for (const page of [ruta, mathieu]) {
    for (const fact of [/DG GROW/, 'Work programme', '30 June 2027']) await block(page, 'Recommendation R2').getByText(fact).waitFor()
  }

  await details(mathieu, 'Recommendation R1')
  await mathieu.getByRole('button', { name: 'Remove' }).click()
  for (const page of [ruta, mathieu]) await block(page, 'Recommendation R1').getByText('Open one portal.').waitFor()
  await untilSaved(mathieu)
  expect(await contentOf(1)).toContain('"deadline":"2027-06-30"')
  await leave(ruta, mathieu)
})

test('a footnote is written from the keyboard, numbered for everybody, listed below, and undone in one step', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  const listed = mathieu.getByRole('region', { name: 'Footnotes' })
  await writeIn(ruta, FIRST)
  await ruta.keyboard.type('Sixteen people met.')
  await ruta.keyboard.press('Control+Alt+f')
  await ruta.getByRole('dialog', { name: 'New footnote' }).waitFor()
  await ruta.keyboard.type('In Madrid, on 9 December.')
  await ruta.keyboard.press('Control+Enter')
  await editorOf(mathieu, FIRST).getByRole('link', { name: 'Footnote 1: In Madrid, on 9 December.' }).waitFor()
  await listed.getByText('In Madrid, on 9 December.').waitFor()

  await ruta.getByRole('dialog').waitFor({ state: 'detached' })
  await ruta.keyboard.press('ArrowLeft')
  await ruta.keyboard.press('Enter')
  await ruta.getByLabel('Text of the footnote').fill('In Madrid.')
  await save(ruta)
  await listed.getByText('In Madrid.', { exact: true }).waitFor()
  await ruta.getByRole('dialog').waitFor({ state: 'detached' })
  await ruta.keyboard.press('Control+z')
  await listed.getByText('In Madrid, on 9 December.').waitFor()
  await expectAccessible(ruta, 'a section with policy blocks and a footnote')
  await leave(ruta, mathieu)
})

test('a figure is uploaded, described and seen by everybody; what is no image stays out and the text as it is', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await writeIn(ruta, SECOND)
  await ruta.keyboard.type('See the map.')
  await untilShown(mathieu, SECOND, 'See the map.')
  const chosen = ruta.waitForEvent('filechooser')
  await ruta.keyboard.press('Control+Alt+i')
  const files = [
    { name: 'map.png', mimeType: 'image/png', buffer: PNG },
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('this is a letter') },
  ]
  const chooser = await chosen
  for (const file of files) await chooser.element().setInputFiles(file)
  await ruta.getByText('Add a description for people who do not see this image.').waitFor()
  await ruta.getByText(/drawing\.svg cannot be used/).waitFor()
  await ruta.getByText(/letter\.png was not uploaded/).waitFor()
  await details(ruta, 'Figure')
  await ruta.getByLabel(/^Description/).fill('A map of clusters')
  await save(ruta)
  const image = editorOf(mathieu, SECOND).getByRole('img', { name: 'A map of clusters' })
  await image.waitFor()
  await untilWide(image, 1)
  expect(await editorOf(mathieu, SECOND).getByRole('group', { name: 'Figure' }).count()).toBe(1)
  await leave(ruta, mathieu)
})

test('another image takes the place of a figure’s, with its description, caption and width, and goes in one step', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  const image = editorOf(mathieu, SECOND).getByRole('img', { name: 'A map of clusters' })
  await editorOf(ruta, SECOND).locator('.figure-caption').click()
  await ruta.keyboard.type('Where clusters are.')
  await details(ruta, 'Figure')
  await ruta.getByLabel('Width', { exact: true }).selectOption('50')
  await save(ruta)
  await ruta.getByRole('dialog').waitFor({ state: 'detached' })

  await details(ruta, 'Figure')
  const chosen = ruta.waitForEvent('filechooser')
  await ruta.getByRole('button', { name: 'Replace the image…' }).press('Enter')
  await (await chosen).setFiles({ name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('this is a letter') })
  await ruta.getByText(/letter\.png was not uploaded/).waitFor()
  const input = ruta.getByRole('dialog').locator('input[type=file]')
  await input.setInputFiles({ name: 'better.png', mimeType: 'image/png', buffer: buildPng({ seed: 3 }) })
  await ruta.getByText('This image is shown once you save.', { exact: false }).waitFor()
  await expectAccessible(ruta, 'a figure with another image')
  await save(ruta)
  await untilWide(image, 8)
  const figure = editorOf(mathieu, SECOND).getByRole('group', { name: 'Figure' })
  await figure.getByText('Where clusters are.').waitFor()
  expect(await image.getAttribute('style')).toContain('50%')

  await ruta.getByRole('dialog').waitFor({ state: 'detached' })
  await ruta.keyboard.press('Control+z')
  await untilWide(image, 1)
  await figure.getByText('Where clusters are.').waitFor()
  expect(await image.getAttribute('style')).toContain('50%')
  await leave(ruta, mathieu)
})

test('a column gets its width, cells are selected and merged, and the header turned off, with the keyboard alone, live for the other', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  const table = editorOf(mathieu, THIRD).getByRole('table')
  const fromMenu = async (name: string) => {
    await ruta.keyboard.press('Alt+F10')
    const menu = ruta.getByRole('button', { name: 'Table', exact: true })
    await menu.focus()
    await ruta.keyboard.press('Enter')
    await ruta.getByRole('menuitem', { name }).focus()
    await ruta.keyboard.press('Enter')
  }
  await insert(ruta, THIRD, 'Table')
  await ruta.keyboard.type('Year')
  await table.getByRole('columnheader', { name: 'Year' }).waitFor()
  await fromMenu('Column width…')
  await ruta.getByLabel('Width in pixels').fill('150')
  await expectAccessible(ruta, 'the dialog for a column’s width')
  await ruta.keyboard.press('Enter')
  await table.locator('col[style*="width: 150px"]').waitFor({ state: 'attached' })
  await ruta.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => contentOf(2), { timeout: 20_000 }).toContain('"colwidth":[150]')
  await ruta.keyboard.press('Control+z')
  await expect.poll(() => contentOf(2), { timeout: 20_000 }).not.toContain('"colwidth":[150]')
  await ruta.keyboard.press('Shift+ArrowRight')
  await ruta.locator('.selectedCell').first().waitFor()
  await fromMenu('Merge the selected cells')
  await table.locator('th[colspan="2"]', { hasText: 'Year' }).waitFor()
  await fromMenu('Header row on or off')
  await table.locator('td[colspan="2"]', { hasText: 'Year' }).waitFor()
  await fromMenu('Split the cell')
  await table.getByRole('cell').nth(8).waitFor()
  await leave(ruta, mathieu)
})
