import { afterAll, beforeAll, test } from 'vitest'
import { editorOf, type Page, Stage, untilSaved } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open({ content: 'nothing' })
})
afterAll(() => stage.close())

const PASSWORD = 'a long test password'
const SECTION = 'Question and participants'
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const dialog = (page: Page) => page.getByRole('dialog')
const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
}

/** Adds somebody to the group on the page; answers the password that is shown once. */
async function addMember(page: Page, name: string, role: string): Promise<string> {
  await press(page, 'Add a member')
  await fill(page, { Name: name, 'E-mail address': `${name.toLowerCase()}@test.example`, Organisation: 'Some Cluster' })
  await page.getByLabel('Role').selectOption(role)
  await dialog(page).getByRole('button', { name: 'Add', exact: true }).click()
  const password = await dialog(page).locator('.font-mono').textContent()
  await press(page, 'Close')
  await dialog(page).waitFor({ state: 'detached' })
  return password ?? ''
}

async function signIn(name: string, password: string): Promise<Page> {
  const page = await stage.stranger()
  await page.goto('/sign-in')
  await fill(page, { 'E-mail address': `${name.toLowerCase()}@test.example`, Password: password })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Your work' }).waitFor()
  return page
}

async function keepOnly(page: Page, title: string): Promise<void> {
  const others = page.getByRole('button', { name: /^Actions for / }).and(page.locator(`:not([aria-label="Actions for ${title}"])`))
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.last().click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await press(page, 'Delete the section')
    await others.nth(left - 1).waitFor({ state: 'detached' })
  }
}

test('on a fresh server: from the set-up link to a consolidated paper with a recommendation, through screens alone', async () => {
  const secretariat = await stage.stranger()
  await secretariat.goto(/\/setup\?token=\S+/.exec(stage.server.output())![0])
  await fill(secretariat, {
    'Name of the edition': 'Cluster Days',
    'Your name': 'Ada',
    'E-mail address': 'ada@test.example',
    Password: PASSWORD,
  })
  await press(secretariat, 'Set up and sign in')
  await secretariat.getByRole('link', { name: /Cluster Days/ }).click()
  await secretariat.getByText('There is no authority yet').waitFor()
  await press(secretariat, 'Add an authority')
  await fill(secretariat, { Name: 'Ministry of Clusters', 'Short name': 'MoC' })
  await dialog(secretariat).getByRole('button', { name: 'Add', exact: true }).click()
  await dialog(secretariat).waitFor({ state: 'detached' })
  await press(secretariat, 'New group')
  await fill(secretariat, { Name: 'A lab' })
  await press(secretariat, 'Create')
  await secretariat.getByRole('heading', { level: 1, name: 'A lab' }).waitFor()
  const passwords = [await addMember(secretariat, 'Rita', 'rapporteur'), await addMember(secretariat, 'Mora', 'moderator')]

  const [rita, mora] = [await signIn('Rita', passwords[0]!), await signIn('Mora', passwords[1]!)]
  await rita.getByRole('link', { name: /A lab/ }).click()
  await press(rita, 'New paper')
  await fill(rita, { Title: 'What we ask' })
  await rita.getByLabel('Kind of paper').selectOption('lab_report')
  await press(rita, 'Create the paper')
  await editorOf(rita, SECTION).waitFor()
  await keepOnly(rita, SECTION)
  await editorOf(rita, SECTION).click()
  await rita.keyboard.type('/Recommendation')
  await rita.getByRole('option', { name: 'Recommendation' }).first().waitFor()
  await rita.keyboard.press('Enter')
  await rita.keyboard.type('Open one portal.')
  await press(rita, 'Details of Recommendation R1')
  await rita.getByRole('checkbox', { name: 'Ministry of Clusters' }).check()
  await dialog(rita).getByRole('button', { name: 'Save', exact: true }).click()
  await dialog(rita).waitFor({ state: 'detached' })
  await untilSaved(rita)
  await press(rita, 'Submit for review')
  await rita.getByText('In review').first().waitFor()

  await mora.goto(rita.url())
  await press(mora, 'Approve…')
  await dialog(mora).getByText('Ministry of Clusters').waitFor()
  await press(mora, 'Approve these words')
  await rita
    .getByText(/^Approved by Mora/)
    .first()
    .waitFor()
  await press(rita, 'Consolidate')
  await rita.getByText('Consolidated').first().waitFor()
})
