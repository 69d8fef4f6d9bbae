import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, type Page, Stage, tabTo, untilSaved } from './stage.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  const rapporteur = await stage.visitor('rapporteur')
  const created: PaperView = await rapporteur.createPaper('Approved without a mouse')
  for (const { id } of created.sections.slice(1)) await rapporteur.must('DELETE', `/api/v1/sections/${id}`)
  paper = await rapporteur.must('GET', `/api/v1/papers/${created.id}`)
})

afterAll(() => stage.close())

const TITLE = 'Question and participants'

/** Walks to a control with Tab alone and presses it. */
async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, 'button', name)
  await page.keyboard.press(key)
}

async function signInByKeyboard(name: string): Promise<Page> {
  const page = await stage.stranger()
  await page.goto('/sign-in')
  await tabTo(page, 'textbox', 'E-mail address')
  await page.keyboard.type(`${name}@demo.example`)
  await page.keyboard.press('Tab')
  await page.keyboard.type('concord-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

test('from writing to release by keyboard alone', async () => {
  const rapporteur = await signInByKeyboard('rapporteur')
  await rapporteur.goto(`/papers/${paper.id}`)
  await editorOf(rapporteur, TITLE).waitFor()
  await tabTo(rapporteur, 'textbox', `Text of section ${TITLE}`)
  await rapporteur.keyboard.type('We were asked what clusters need. ')
  await rapporteur.keyboard.press('Control+b')
  await rapporteur.keyboard.type('They need time.')
  await untilSaved(rapporteur)
  await rapporteur.keyboard.press('Escape')
  await press(rapporteur, 'Submit for review')
  await rapporteur.getByText('In review').first().waitFor()

  const moderator = await signInByKeyboard('moderator')
  await moderator.goto(`/papers/${paper.id}`)
  await press(moderator, /^Approve/)
  await moderator.getByRole('dialog').getByText('They need time.').waitFor()
  await press(moderator, 'Approve these words')
  await moderator
    .getByText(/Approved by/)
    .first()
    .waitFor()

  await rapporteur
    .getByText(/Approved by/)
    .first()
    .waitFor()
  await press(rapporteur, 'Consolidate')
  await rapporteur
    .getByText(/consolidated/i)
    .first()
    .waitFor()

  const secretariat = await signInByKeyboard('secretariat')
  await secretariat.goto(`/papers/${paper.id}`)
  await press(secretariat, /^Sign off/)
  await secretariat.getByRole('dialog').waitFor()
  await press(secretariat, /^Sign off$/)
  await secretariat.getByRole('dialog').waitFor({ state: 'detached' })
  await press(secretariat, /^Release…/)
  await secretariat.getByRole('dialog').waitFor()
  await press(secretariat, /^Release$/)
  await secretariat
    .getByText(/Released as ECA-2025-\d{3}/)
    .first()
    .waitFor({ timeout: 60_000 })
  const released = await (await stage.visitor('secretariat')).must<PaperView>('GET', `/api/v1/papers/${paper.id}`)
  expect(released.state).toBe('released')
  for (const page of [rapporteur, moderator, secretariat]) await page.context().close()
})

test('the editor lets the keyboard in and out again, and its toolbar is one stop with arrow keys', async () => {
  const created: PaperView = await (await stage.visitor('rapporteur')).createPaper('In and out')
  const page = await stage.person('contributor')
  await page.goto(`/papers/${created.id}`)
  await editorOf(page, TITLE).waitFor()
  await tabTo(page, 'textbox', `Text of section ${TITLE}`)
  await page.keyboard.type('word')
  await page.keyboard.press('Alt+F10')
  await expectFocusIn(page, 'toolbar')
  await page.keyboard.press('ArrowRight')
  await expectFocusIn(page, 'toolbar')
  await page.keyboard.press('Escape')
  await expectFocusIn(page, 'textbox')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  const isStillInside = await editorOf(page, TITLE).evaluate((editor) => editor.contains(document.activeElement))
  expect(isStillInside).toBe(false)
  await page.context().close()
})

async function expectFocusIn(page: Page, role: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.closest(`[role=${wanted}]`) !== null, role)
}

/** Until the heading of a section has the focus and can be seen. */
const untilAt = (page: Page, sectionId: string) =>
  page.waitForFunction((id) => {
    const heading = document.activeElement
    if (heading?.id !== `section-title-${id}`) return false
    const { top, bottom } = heading.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  }, sectionId)

test('from the queue to the section in its paper, and to the same place by its address over a sign-in', async () => {
  const rapporteur = await stage.visitor('rapporteur')
  const { id: paperId, sections } = await rapporteur.createPaper('Reviewed in its place')
  const last = sections.at(-1)!
  await rapporteur.must('POST', `/api/v1/sections/${last.id}/submit`)
  const moderator = await signInByKeyboard('moderator')
  await moderator.goto(`/queue/${last.id}`)
  await tabTo(moderator, 'link', 'Open it in the paper')
  await moderator.keyboard.press('Enter')
  await untilAt(moderator, last.id)
  expect(new URL(moderator.url()).pathname).toBe(`/papers/${paperId}`)

  const observer = await stage.stranger()
  await observer.goto(moderator.url())
  await observer.getByLabel('E-mail address').fill('observer@demo.example')
  await observer.getByLabel('Password').fill('concord-demo')
  await observer.keyboard.press('Enter')
  await untilAt(observer, last.id)
})
