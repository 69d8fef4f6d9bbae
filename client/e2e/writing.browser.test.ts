import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage, untilSaved, untilShown } from './stage.ts'
import { clear, paste, type } from './write-text.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Written in comfort')
})

afterAll(() => stage.close())

const FIRST = 'Question and participants'
const SECOND = 'Key issues'
const THIRD = 'Where we agreed'

const openPaper = (name: string, width?: number, height?: number) => stage.openPaper(paper.id, FIRST, name, width, height)

const contentOf = async (at: number) => JSON.stringify((await (await stage.visitor('contributor')).content(paper.sections[at]!.id)).content)

/** The button that puts the only finding of a rule right. */
const fixOf = (page: Page, rule: string) => page.getByRole('region', { name: rule }).getByRole('button', { name: /^Fix/ })

test('references become links as they are typed or pasted; Backspace takes the link back; Markdown is read, plain paste is plain', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  const link = (page: Page, name: string) => editorOf(page, FIRST).locator('a', { hasText: name })
  await type(ruta, FIRST, 'See Directive 2014/24/EU, and ')
  expect(await link(mathieu, 'Directive 2014/24/EU').getAttribute('href')).toBe(
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014L0024',
  )
  await ruta.keyboard.type('2025/0555(COD) ')
  await link(mathieu, '2025/0555(COD)').waitFor()
  await ruta.keyboard.press('Backspace')
  await link(mathieu, '2025/0555(COD)').waitFor({ state: 'detached' })
  await untilShown(mathieu, FIRST, 'and 2025/0555(COD) ')
  await ruta.keyboard.type('COM(2025) 555')
  await ruta.keyboard.press('Enter')
  await link(mathieu, 'COM(2025) 555').waitFor()
  await paste(ruta, { 'text/html': '<p>as Regulation (EU) 2021/695 says</p>' })
  await link(mathieu, 'Regulation (EU) 2021/695').waitFor()
  await ruta.keyboard.press('Enter')

  await paste(ruta, { 'text/plain': '## A heading\n\n- one\n- two **bold**' })
  await editorOf(mathieu, FIRST).getByRole('heading', { name: 'A heading' }).waitFor()
  await editorOf(mathieu, FIRST).locator('li strong', { hasText: 'bold' }).waitFor()
  await ruta.getByText('Pasted as Markdown').waitFor()
  await ruta.keyboard.press('Control+z')
  await editorOf(mathieu, FIRST).getByRole('heading', { name: 'A heading' }).waitFor({ state: 'detached' })
  await ruta.keyboard.down('Control')
  await ruta.keyboard.down('Shift')
  await ruta.evaluate(() =>
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true, bubbles: true })),
  )
  await paste(ruta, { 'text/plain': '## No heading' })
  await ruta.keyboard.up('Shift')
  await ruta.keyboard.up('Control')
  await untilShown(mathieu, FIRST, '## No heading')
  await clear(ruta, FIRST)
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('checks: one click puts a number right for everybody; who may not write sees what is wrong and no more', async () => {
  const [ruta, observer] = [await openPaper('contributor'), await openPaper('observer')]
  await type(ruta, FIRST, 'It costs EUR 12 500 in GR. About 5% on December 10, 2025.')
  await untilSaved(ruta)
  await ruta.getByRole('tab', { name: 'Checks' }).click()
  await fixOf(ruta, 'Percent sign').click()
  await untilShown(observer, FIRST, 'About 5\u00a0%')
  await fixOf(ruta, 'Percent sign').waitFor({ state: 'detached' })
  await fixOf(ruta, 'Date as in').click()
  await untilShown(observer, FIRST, '10\u00a0December 2025')
  await fixOf(ruta, 'Date as in').waitFor({ state: 'detached' })
  await editorOf(ruta, FIRST).click()
  await ruta.keyboard.press('Control+z')
  await untilShown(observer, FIRST, 'December 10, 2025')
  await ruta.keyboard.press('Control+Shift+z')
  await untilShown(observer, FIRST, '10\u00a0December 2025')

  await observer.getByRole('tab', { name: 'Checks' }).click()
  await observer.getByRole('heading', { name: 'Country by its EU code' }).waitFor()
  expect(await observer.getByRole('button', { name: /^Fix/ }).count()).toBe(0)
  await expectAccessible(observer, 'checks')
  await ruta
    .getByRole('region', { name: 'Country by its EU code' })
    .getByRole('button', { name: /^Show in the text/ })
    .click()
  await ruta.waitForFunction(() => document.getSelection()?.toString() === 'GR')
  for (const page of [ruta, observer]) await page.context().close()
})

test('find and replace across the paper, in sections that were never scrolled to, and what could not be changed is named', async () => {
  const [rapporteur, moderator] = [await stage.visitor('rapporteur'), await stage.visitor('moderator')]
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await type(ruta, FIRST, ' Skills gap. ')
  await type(ruta, SECOND, 'The skills gap and the SKILLS  gap. ')
  await editorOf(ruta, THIRD).scrollIntoViewIfNeeded()
  await type(ruta, THIRD, 'A skills gap that is sealed. ')
  await untilSaved(ruta)
  const sealed = paper.sections.find(({ title }) => title === THIRD)!.id
  await rapporteur.must('POST', `/api/v1/sections/${sealed}/submit`, {})
  await moderator.must('POST', `/api/v1/sections/${sealed}/approve`, { hash: (await moderator.content(sealed)).hash })

  await ruta.reload()
  await editorOf(ruta, FIRST).click()
  await ruta.keyboard.press('Control+f')
  const bar = ruta.getByRole('search', { name: 'Find and replace' })
  await bar.getByLabel('Find in this paper').fill('skills gap')
  await bar.getByText('3 matches').waitFor()
  await ruta.keyboard.press('Enter')
  await bar.getByText('1 of 3').waitFor()
  await ruta.keyboard.press('Enter')
  await bar.getByText('2 of 3').waitFor()
  await editorOf(ruta, SECOND).locator('.find-mark-current').waitFor()
  await expectAccessible(ruta, 'find and replace')
  await bar.getByRole('button', { name: 'Match case' }).click()
  await bar.getByText('2 matches').waitFor()
  await bar.getByRole('button', { name: 'Match case' }).click()
  await bar.getByLabel('Replace with').fill('lack of skills')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await ruta.getByText('2 places were replaced').waitFor()
  await ruta.getByText(`These sections could not be changed: ${THIRD}.`).waitFor()
  await untilShown(mathieu, FIRST, 'lack of skills')
  await untilShown(mathieu, SECOND, 'The lack of skills and')
  expect((await moderator.content(sealed)).content).toEqual(
    JSON.parse(await contentOf(paper.sections.findIndex(({ id }) => id === sealed))),
  )
  expect(await contentOf(paper.sections.findIndex(({ id }) => id === sealed))).toContain('A skills gap that is sealed')
  await bar.getByLabel('Find in this paper').press('Escape')
  await bar.waitFor({ state: 'detached' })
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('blocks move with the keyboard and with the pointer; the outline shows the headings; a phone keeps its width', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await clear(ruta, SECOND)
  await ruta.keyboard.type('# One thing')
  await ruta.keyboard.press('Enter')
  await ruta.keyboard.type('Second line.')
  await ruta.keyboard.press('Enter')
  await ruta.keyboard.type('Third line.')
  await ruta.keyboard.press('Alt+Shift+ArrowUp')
  await untilShown(mathieu, SECOND, 'One thingThird line.Second line.')
  await ruta.keyboard.type('!')
  await untilShown(mathieu, SECOND, 'Third line.!Second line.')
  await ruta
    .getByRole('list', { name: `Headings in ${SECOND}` })
    .getByRole('link', { name: 'One thing' })
    .waitFor()

  const second = editorOf(ruta, SECOND).locator('p', { hasText: 'Second line.' })
  await second.hover()
  const grip = ruta.locator('section', { has: second }).locator('button[draggable]:visible')
  await grip.dragTo(editorOf(ruta, SECOND).getByRole('heading', { name: 'One thing' }), { targetPosition: { x: 40, y: 2 } })
  await untilShown(mathieu, SECOND, 'Second line.One thingThird line.!')
  for (const page of [ruta, mathieu]) await page.context().close()

  const phone = await openPaper('contributor', 390, 844)
  await phone.getByRole('button', { name: 'Find and replace' }).click()
  await phone.getByLabel('Find in this paper').fill('line')
  await phone.getByText('2 matches').waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await expectAccessible(phone, 'find on a phone')
  await phone.context().close()
})
