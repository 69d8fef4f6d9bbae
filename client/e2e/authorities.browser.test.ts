import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage } from './stage.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Asks somebody new')
})

afterAll(() => stage.close())

const SECTION = 'Key issues'
const NAME = 'Agencia Española de Clústeres'
const CORRECTED = 'Agencia Estatal de Clústeres'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function openEdition(page: Page): Promise<Page> {
  await page.goto('/editions/madrid-2025')
  await page.getByRole('heading', { name: 'Authorities', exact: true }).waitFor()
  await page.getByText('DG REGIO', { exact: true }).waitFor()
  return page
}

test('the secretariat adds an authority that a drafter with the dialog open picks; corrected and retired, the text still names it', async () => {
  const [secretariat, drafter] = [await openEdition(await stage.person('secretariat')), await stage.person('contributor')]
  await drafter.goto(`/papers/${paper.id}`)
  await editorOf(drafter, SECTION).focus()
  await editorOf(drafter, SECTION).and(drafter.locator('.ProseMirror-focused')).waitFor()
  await drafter.keyboard.type('/Recommendation')
  await drafter.getByRole('option', { name: 'Recommendation' }).first().waitFor()
  await drafter.keyboard.press('Enter')
  await drafter.keyboard.type('Found a portal.')
  const details = () => press(drafter, 'Details of Recommendation R1')
  const box = (name: string | RegExp) => drafter.getByRole('checkbox', { name })
  await details()
  await box(/DG REGIO/).waitFor()
  expect(await box(NAME).count()).toBe(0)

  await press(secretariat, 'Add an authority')
  await secretariat.getByLabel('Name', { exact: true }).fill(NAME)
  await secretariat.getByLabel('Short name').fill('AEC')
  await secretariat.getByLabel('Country').fill('es')
  await expectAccessible(secretariat, 'the dialog for an authority')
  await press(secretariat, 'Add')
  await secretariat.getByText('AEC · Spain').waitFor()

  await box(NAME).check()
  await press(drafter, 'Save')
  const recommendation = drafter.getByRole('group', { name: 'Recommendation R1', exact: true })
  await recommendation.getByText(NAME).waitFor()

  await press(secretariat, 'Correct AEC')
  await secretariat.getByLabel('Name', { exact: true }).fill(CORRECTED)
  await press(secretariat, 'Save')
  await recommendation.getByText(CORRECTED).waitFor()

  await secretariat.getByRole('button', { name: 'Retire AEC' }).focus()
  await secretariat.keyboard.press('Enter')
  await secretariat.getByText('1 retired authority, no longer offered').waitFor()
  await details()
  await box(`${CORRECTED} (retired)`).uncheck()
  await press(drafter, 'Save')
  await recommendation.getByText('Nobody is asked yet').waitFor()
  await details()
  await box(/DG REGIO/).waitFor()
  expect(await box(new RegExp(CORRECTED)).count()).toBe(0)

  await secretariat.getByText('1 retired authority, no longer offered').press('Enter')
  await secretariat.getByRole('button', { name: 'Offer AEC again' }).click()
  await box(CORRECTED).waitFor()
  await expectAccessible(secretariat, 'an edition with its authorities')
})

test('members and guests read the list and change nothing', async () => {
  const guest = await stage.stranger(390, 844)
  await guest.request.post('/api/v1/session/guest', { data: { code: 'MADRID2025', name: 'Ana', organisation: 'Some Cluster' } })
  for (const page of [guest, await stage.person('observer')]) {
    await openEdition(page)
    expect(await page.getByRole('button', { name: /authority|Correct|Retire/ }).count()).toBe(0)
  }
})
