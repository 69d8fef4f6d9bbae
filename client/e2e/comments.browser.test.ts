import type { CommentThread, PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage, tabTo, untilShown } from './stage.ts'
import { typeSaved } from './write-text.ts'

let stage: Stage
let paper: PaperView

const FIRST = 'Question and participants'
const SECOND = 'Key issues'
const WORDS = 'Clusters need patient money.'

beforeAll(async () => {
  stage = await Stage.open()
  const rapporteur = await stage.visitor('rapporteur')
  const created: PaperView = await rapporteur.createPaper('Talked about')
  for (const { id } of created.sections.slice(2)) await rapporteur.must('DELETE', `/api/v1/sections/${id}`)
  paper = await rapporteur.must('GET', `/api/v1/papers/${created.id}`)
})

afterAll(() => stage.close())

const openPaper = (name: string, width?: number, height?: number) => stage.openPaper(paper.id, SECOND, name, width, height)

/** Selects words in a text as a pointer would: from the start of the first to the end of the last. */
async function select(page: Page, title: string, words: string): Promise<void> {
  const box = await page.locator('section', { has: page.getByRole('heading', { name: title }) }).evaluate((section, wanted) => {
    const walker = document.createTreeWalker(section.querySelector('.paper-prose')!, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const start = text.data.indexOf(wanted)
      if (start < 0) continue
      const range = document.createRange()
      range.setStart(text, start)
      range.setEnd(text, start + wanted.length)
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, y: (top + bottom) / 2 }
    }
    throw new Error(`${wanted} does not stand there`)
  }, words)
  await page.mouse.move(box.left + 1, box.y)
  await page.mouse.down()
  await page.mouse.move(box.right, box.y, { steps: 4 })
  await page.mouse.up()
}

const card = (page: Page, words: string) => page.getByRole('article', { name: /^Comment by/ }).filter({ hasText: words })
const mark = (page: Page, words: string) => page.locator('mark.comment-mark', { hasText: words })
const threads = async (index: number) =>
  (
    await (
      await stage.visitor('observer')
    ).must<{ items: CommentThread[] }>('GET', `/api/v1/sections/${paper.sections[index]!.id}/comments`)
  ).items

test('a blocking comment with a mention is seen live, answered, stands in the way of submitting, and is resolved', async () => {
  const [ruta, ines] = [await openPaper('contributor'), await openPaper('rapporteur')]
  await typeSaved(ruta, FIRST, WORDS)
  await untilShown(ines, FIRST, WORDS)
  await select(ruta, FIRST, 'patient money')
  await ruta.getByRole('button', { name: 'Comment on these words' }).last().click()
  await ruta.keyboard.type('How patient? @in')
  await ruta.getByRole('option').filter({ hasText: 'Inês' }).click()
  await ruta.keyboard.type('please say.')
  await ruta.getByRole('checkbox', { name: /^Blocking/ }).check()
  await expectAccessible(ruta, 'a comment being written')
  await ruta.getByRole('button', { name: 'Comment', exact: true }).click()
  await card(ruta, 'How patient? @Inês Carvalho please say.').waitFor()

  await mark(ines, 'patient money').waitFor()
  await ines.getByText('1 comment, blocking').waitFor()
  await card(ines, 'please say.')
    .getByText(/^@Inês/)
    .waitFor()
  await ines.getByRole('button', { name: 'Reply', exact: true }).click()
  await ines.getByRole('textbox', { name: /^Reply to Rūta/ }).fill('Fifteen years.')
  await ines.getByRole('button', { name: 'Reply', exact: true }).click()
  await card(ruta, 'Fifteen years.').waitFor()
  await expectAccessible(ines, 'comments')

  await ines.getByRole('button', { name: 'Submit for review' }).first().click()
  const refusal = ines.getByRole('alert').filter({ hasText: 'A blocking comment is still open' })
  await refusal.getByText(/patient money/).waitFor()
  await refusal.getByRole('button', { name: 'Show the comment' }).click()
  await ines.waitForFunction(() => document.activeElement?.matches('article[aria-label^="Comment by"]'))
  await card(ines, 'please say.').getByRole('button', { name: 'Resolve' }).click()
  await card(ruta, 'please say.').waitFor({ state: 'detached' })
  await mark(ruta, 'patient money').waitFor({ state: 'detached' })
  await ines.getByRole('button', { name: 'Submit for review' }).first().click()
  await ines.getByText('In review').first().waitFor()
  await ruta.getByRole('button', { name: 'Resolved', exact: true }).click()
  await card(ruta, 'please say.')
    .getByText(/^Resolved by Inês/)
    .waitFor()
  for (const page of [ruta, ines]) await page.context().close()
})

test('an approved section is commented by an observer, with words that were selected before any editor stood there', async () => {
  const moderator = await stage.visitor('moderator')
  const sectionId = paper.sections[0]!.id
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash: (await moderator.content(sectionId)).hash })
  const [observer, tomasz] = [await openPaper('observer'), await openPaper('moderator')]
  await observer.getByRole('tab', { name: 'History' }).click()
  await observer.getByText(WORDS).first().waitFor()
  await select(observer, FIRST, 'Clusters need')
  await observer.getByRole('button', { name: 'Comment on these words' }).click()
  await observer.getByRole('textbox', { name: 'Your comment' }).fill('All of them?')
  await observer.getByRole('button', { name: 'Comment', exact: true }).click()
  await mark(tomasz, 'Clusters need').click()
  await card(tomasz, 'All of them?').waitFor()
  expect((await threads(0)).find(({ state }) => state === 'open')).toMatchObject({ quote: 'Clusters need', blocking: false })
  expect((await moderator.must<PaperView>('GET', `/api/v1/papers/${paper.id}`)).sections[0]).toMatchObject({
    state: 'approved',
    openComments: 1,
  })
  for (const page of [observer, tomasz]) await page.context().close()
})

test('a comment follows its words while others write, and keeps its quote when they are gone', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await typeSaved(ruta, SECOND, 'Skills are scarce everywhere. ')
  await untilShown(mathieu, SECOND, 'Skills are scarce everywhere.')
  await select(mathieu, SECOND, 'scarce everywhere')
  await mathieu.keyboard.press('Control+Alt+m')
  await mathieu.getByRole('textbox', { name: 'Your comment' }).fill('A source would help.')
  await mathieu.keyboard.press('Control+Enter')
  await mark(ruta, 'scarce everywhere').waitFor()

  await editorOf(ruta, SECOND).click()
  await ruta.keyboard.press('Control+Home')
  await ruta.keyboard.type('In short: ')
  await untilShown(mathieu, SECOND, 'In short: Skills are scarce')
  expect(await mark(mathieu, 'scarce everywhere').textContent()).toBe('scarce everywhere')
  await card(mathieu, 'A source would help.')
    .getByRole('button', { name: /scarce everywhere/ })
    .waitFor()

  await editorOf(ruta, SECOND).click()
  await ruta.keyboard.press('Control+a')
  await ruta.keyboard.press('Delete')
  await ruta.keyboard.type('Started anew. ')
  for (const page of [ruta, mathieu]) {
    const orphan = card(page, 'A source would help.')
    await orphan.getByText('The text was removed. It said:').waitFor()
    await orphan.getByText('scarce everywhere').waitFor()
    await mark(page, 'scarce').waitFor({ state: 'detached' })
  }

  const observer = await stage.visitor('observer')
  const comments = `/api/v1/sections/${paper.sections[1]!.id}/comments`
  const { anchor } = (await threads(1))[0]!
  const invented = { anchor, quote: 'We promise ten million', words: 'Do we really?' }
  const { id } = await observer.must<CommentThread>('POST', comments, invented)
  await card(mathieu, 'Do we really?').getByText('Not in the section’s text when this was sent:').waitFor()
  expect(await card(mathieu, 'Do we really?').locator('blockquote').count()).toBe(0)
  await observer.must('POST', `${comments}/${id}/resolve`)
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('with the keyboard alone: from the text to the card and back, and a comment that was not sent is there after a reload', async () => {
  const ines = await openPaper('rapporteur')
  await typeSaved(ines, SECOND, 'Mobility helps. ')
  await ines.keyboard.press('Control+Alt+m')
  await ines.keyboard.type('Whose mobility?')
  await ines.context().setOffline(true)
  await ines.keyboard.press('Control+Enter')
  await ines.getByText('That did not work').waitFor()
  await ines.context().setOffline(false)
  await ines.reload()
  await editorOf(ines, SECOND).waitFor()
  await tabTo(ines, 'textbox', `Text of section ${SECOND}`)
  const box = ines.getByRole('textbox', { name: 'Your comment' })
  await box.waitFor()
  expect(await box.inputValue()).toBe('Whose mobility?')
  await tabTo(ines, 'textbox', 'Your comment')
  await ines.keyboard.press('Control+Enter')
  await mark(ines, 'Mobility helps').waitFor()
  await ines.waitForFunction(() => document.activeElement?.matches('article[aria-label*="Mobility helps"]'))

  await ines.keyboard.press('Tab')
  await ines.keyboard.press('Enter')
  await ines.waitForFunction(() => document.activeElement?.getAttribute('role') === 'textbox' && document.activeElement.tagName === 'DIV')
  await ines.keyboard.press('ArrowRight')
  await ines.keyboard.press('Control+Alt+m')
  await ines.waitForFunction(() => document.activeElement?.matches('article[aria-label*="Mobility helps"]'))
  await ines.context().close()
})

test('on a phone an observer without a pointer chooses a passage, mentions somebody, and they find it on their start page', async () => {
  const phone = await stage.person('observer', 390, 844)
  await phone.goto(`/papers/${paper.id}`)
  await phone.getByText('Mobility helps').first().waitFor()
  await phone.getByRole('button', { name: 'Comments, history and people' }).click()
  await phone.getByLabel('Section', { exact: true }).selectOption(SECOND)
  await phone.getByRole('button', { name: 'New comment' }).click()
  await phone.getByLabel('Passage').waitFor()
  await phone.getByRole('textbox', { name: 'Your comment' }).pressSequentially('Ask @tom')
  await phone.getByRole('option', { name: /Tomasz/ }).waitFor()
  await phone.keyboard.press('Enter')
  await phone.keyboard.press('Control+Enter')
  await card(phone, '@Tomasz Wieczorek').first().waitFor()
  await expectAccessible(phone, 'comments on a phone')
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBe(0)

  const tomasz = await stage.person('moderator')
  await tomasz.goto('/')
  await tomasz.getByRole('heading', { name: 'Mentions of you' }).waitFor()
  await expectAccessible(tomasz, 'mentions')
  await tomasz.getByRole('link', { name: 'Open the comment' }).click()
  await tomasz.waitForFunction(() => document.activeElement?.matches('article[aria-label^="Comment by"]'))
  await tomasz.goto('/')
  await tomasz.getByRole('heading', { name: 'Your work' }).waitFor()
  await tomasz.getByRole('heading', { name: 'Mentions of you' }).waitFor({ state: 'detached' })
  for (const page of [phone, tomasz]) await page.context().close()
})
