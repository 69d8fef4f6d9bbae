import type { PaperView } from '@concord/contract'
import { rejectSuggestions } from '@concord/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, expectAccessible, type Page, Stage, tabTo, untilSaved, untilShown } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
})

afterAll(() => stage.close())

const TITLE = 'Question and participants'
const BASE = 'Clusters need time. They need people.'

/** A paper with one section, in review, that holds these words. */
async function paperInReview(name: string, words = BASE): Promise<PaperView> {
  const rapporteur = await stage.visitor('rapporteur')
  const created = await rapporteur.createPaper(name)
  for (const { id } of created.sections.slice(1)) await rapporteur.must('DELETE', `/api/v1/sections/${id}`)
  const section = created.sections[0]!
  const writer = await (await stage.visitor('contributor2')).open(section.id)
  writer.type(words)
  await writer.saved()
  writer.destroy()
  await rapporteur.must('POST', `/api/v1/sections/${section.id}/submit`, {})
  return rapporteur.must('GET', `/api/v1/papers/${created.id}`)
}

const open = (paper: PaperView, name: string, width?: number, height?: number) => stage.openPaper(paper.id, TITLE, name, width, height)

/** Presses a key that moves the caret, and waits until the editor has noticed: it hears of it a moment after the page. */
async function move(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await editorOf(page, TITLE).evaluate(
    (dom) =>
      new Promise<void>((resolve) => {
        const { editor } = dom as HTMLElement & {
          editor: { state: { selection: { anchor: number; head: number } }; view: { posAtDOM(node: Node, offset: number): number } }
        }
        const look = () => {
          const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!
          const [anchor, head] = [editor.view.posAtDOM(anchorNode!, anchorOffset), editor.view.posAtDOM(focusNode!, focusOffset)]
          if (anchor === editor.state.selection.anchor && head === editor.state.selection.head) resolve()
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
}

const suggestionsIn = async (paper: PaperView) =>
  (
    await (
      await stage.visitor('moderator')
    ).must<{ items: { by: { name: string }; changes: unknown[] }[] }>('GET', `/api/v1/sections/${paper.sections[0]!.id}/suggestions`)
  ).items

const contentOf = async (paper: PaperView) =>
  JSON.stringify((await (await stage.visitor('moderator')).content(paper.sections[0]!.id)).content)

test('a contributor suggests while the section is in review, a moderator accepts, rejects and takes it back', async () => {
  const paper = await paperInReview('Suggested in the room')
  const [ruta, tomasz] = [await open(paper, 'contributor'), await open(paper, 'moderator')]
  await ruta.getByText(/what you change here is a suggestion/).waitFor()
  await editorOf(ruta, TITLE).click()
  await move(ruta, 'Control+End')
  await ruta.keyboard.type(' And money.')
  await tomasz.locator('ins.suggested-insertion', { hasText: 'And money.' }).waitFor()
  await move(ruta, 'Control+Home')
  for (let press = 0; press < 8; press += 1) await move(ruta, 'Shift+ArrowRight')
  await ruta.keyboard.type('Networks')
  await tomasz.locator('del.suggested-deletion', { hasText: 'Clusters' }).waitFor()
  await untilSaved(ruta)
  expect((await suggestionsIn(paper)).map(({ by }) => by.name)).toEqual(['Rūta Balsytė', 'Rūta Balsytė'])

  await tomasz.getByRole('tab', { name: 'Suggestions (2)' }).click()
  const replaced = tomasz.getByRole('article', { name: /Replace “Clusters” by “Networks”/ })
  await replaced.getByText('Rūta Balsytė').waitFor()
  await replaced.getByRole('button', { name: 'Accept' }).click()
  await untilShown(ruta, TITLE, 'Networks need time.')
  await replaced.waitFor({ state: 'detached' })
  await tomasz
    .getByRole('article', { name: /Insert “And money.”/ })
    .getByRole('button', { name: 'Reject' })
    .click()
  await tomasz.getByText('No open suggestions').waitFor()
  await untilSaved(tomasz)
  expect(await contentOf(paper)).toContain('"Networks need time. They need people."')
  await editorOf(tomasz, TITLE).click()
  await tomasz.keyboard.press('Control+z')
  await ruta.locator('ins.suggested-insertion', { hasText: 'And money.' }).waitFor()
  await untilSaved(tomasz)
  const refused = await (await stage.visitor('moderator')).request('POST', `/api/v1/sections/${paper.sections[0]!.id}/approve`, {
    hash: (await (await stage.visitor('moderator')).content(paper.sections[0]!.id)).hash,
  })
  expect([refused.status, refused.body]).toMatchObject([409, { error: { code: 'open_suggestions' } }])
  await expectAccessible(tomasz, 'suggestions of others')
  await expectAccessible(ruta, 'suggestions of one’s own')
  for (const page of [ruta, tomasz]) await page.context().close()
})

test('replacing and the fixes of checks only suggest; a review names who suggests, leads there and goes on once all is settled', async () => {
  const paper = await paperInReview('Put right by suggesting', `${BASE} About 5% of them.`)
  const [section, ruta] = [paper.sections[0]!, await open(paper, 'contributor')]
  const moderator = await stage.visitor('moderator')
  const before = (await moderator.content(section.id)).content
  await editorOf(ruta, TITLE).click()
  await ruta.keyboard.press('Control+f')
  const bar = ruta.getByRole('search', { name: 'Find and replace' })
  await bar.getByLabel('Find in this paper').fill('need')
  await bar.getByText('2 matches').waitFor()
  await bar.getByLabel('Replace with').fill('want')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await ruta.locator('ins.suggested-insertion', { hasText: 'want' }).nth(1).waitFor()
  await bar.getByLabel('Find in this paper').press('Escape')
  await ruta.getByRole('tab', { name: 'Checks' }).click()
  await ruta.getByRole('region', { name: 'Percent sign' }).getByRole('button', { name: /^Fix/ }).click()
  await ruta.locator('ins.suggested-insertion').nth(2).waitFor()
  await untilSaved(ruta)
  const suggested = (await moderator.content(section.id)).content
  expect(suggested).not.toEqual(before)
  expect(rejectSuggestions(suggested, () => true)).toEqual(before)

  const tomasz = await stage.person('moderator')
  await tomasz.goto(`/queue/${section.id}`)
  await tomasz.getByText('Made by Rūta Balsytė').waitFor()
  await expectAccessible(tomasz, 'a review that suggestions stand in the way of')
  const review = await tomasz.context().newPage()
  await review.goto(`/queue/${section.id}`)
  await tomasz.getByRole('link', { name: 'Go to the suggestions' }).click()
  await tomasz.getByRole('button', { name: 'Settle several' }).click()
  await tomasz.getByRole('menuitem', { name: 'Accept all in this section' }).click()
  await untilShown(ruta, TITLE, 'They want people. About 5\u00a0% of them.')
  await review.getByText('Made by Rūta Balsytė').waitFor({ state: 'detached' })
  await review.getByRole('button', { name: 'Approve' }).click()
  await review.getByRole('button', { name: 'I have read the changes: go on with this text' }).click()
  await review.getByRole('button', { name: 'Approve' }).click()
  await review.getByText(`Approved: ${TITLE}`).waitFor()
  for (const page of [ruta, tomasz]) await page.context().close()
})

test('from a suggestion to the approval by keyboard alone', async () => {
  const paper = await paperInReview('Suggested without a mouse')
  const [ruta, tomasz] = [await open(paper, 'contributor'), await open(paper, 'moderator')]
  await tabTo(ruta, 'textbox', `Text of section ${TITLE}`)
  await move(ruta, 'Control+End')
  await ruta.keyboard.press('Enter')
  await ruta.keyboard.type('A second paragraph.')
  await tomasz.locator('ins.suggested-insertion', { hasText: 'A second paragraph.' }).waitFor()
  await move(ruta, 'Control+Home')
  await move(ruta, 'Control+Shift+ArrowRight')
  await ruta.keyboard.press('Delete')
  await tomasz.locator('del.suggested-deletion', { hasText: 'Clusters' }).waitFor()
  await untilSaved(ruta)

  await tabTo(tomasz, 'button', /^Approve/)
  await tomasz.keyboard.press('Enter')
  await tomasz.getByRole('dialog').getByText('2 suggestions are still open').waitFor()
  await expectAccessible(tomasz, 'an approval that suggestions stand in the way of')
  await tabTo(tomasz, 'button', 'Show the suggestions')
  await tomasz.keyboard.press('Enter')
  await tomasz.getByRole('tab', { name: 'Suggestions (2)', selected: true }).waitFor()
  await tomasz.waitForFunction(() => document.activeElement?.id === 'suggestion-list')
  for (const left of [1, 0]) {
    await tabTo(tomasz, 'button', 'Accept')
    await tomasz.keyboard.press('Enter')
    await tomasz.getByRole('tab', { name: left > 0 ? `Suggestions (${left})` : 'Suggestions', exact: true }).waitFor()
  }
  await untilSaved(tomasz)
  await tabTo(tomasz, 'button', /^Approve/)
  await tomasz.keyboard.press('Enter')
  await tabTo(tomasz, 'button', 'Approve these words')
  await tomasz.keyboard.press('Enter')
  await ruta
    .getByText(/Approved by Tomasz/)
    .first()
    .waitFor()
  const { content } = await (await stage.visitor('moderator')).content(paper.sections[0]!.id)
  expect(content.content?.map((block) => block.content?.map(({ text }) => text).join(''))).toEqual([
    ' need time. They need people.',
    'A second paragraph.',
  ])
  for (const page of [ruta, tomasz]) await page.context().close()
})

test('an input method composes suggestions, on a phone, and their author withdraws them', async () => {
  const paper = await paperInReview('Suggested with an input method')
  const ruta = await open(paper, 'contributor', 390, 844)
  await editorOf(ruta, TITLE).click()
  await move(ruta, 'Control+End')
  const wire = await ruta.context().newCDPSession(ruta)
  for (const text of ['k', 'か', 'かn', 'かん'])
    await wire.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await wire.send('Input.insertText', { text: '漢' })
  await ruta.locator('ins.suggested-insertion', { hasText: '漢' }).waitFor()
  await ruta.keyboard.type(' word')
  await untilSaved(ruta)
  expect(await contentOf(paper)).toContain(`"${BASE}"`)
  expect((await suggestionsIn(paper)).map(({ changes }) => changes)).toEqual([[{ kind: 'insert', words: '漢 word' }]])
  await ruta.keyboard.press('Control+Alt+s')
  const card = ruta.getByRole('article', { name: /Insert “漢 word”/ })
  await card.waitFor()
  await expectAccessible(ruta, 'a suggestion on a phone')
  await card.getByRole('button', { name: 'Withdraw' }).click()
  await ruta.getByText('No open suggestions').waitFor()
  await untilSaved(ruta)
  expect(await suggestionsIn(paper)).toEqual([])
  await ruta.context().close()
})

test('who may edit chooses to suggest or only to read; several are settled at once, and all of one person', async () => {
  const rapporteur = await stage.visitor('rapporteur')
  const paper = await rapporteur.createPaper('Modes')
  const [ines, ruta] = [await open(paper, 'rapporteur'), await open(paper, 'contributor')]
  await editorOf(ruta, TITLE).click()
  await ruta.keyboard.type('Written as text.')
  await untilShown(ines, TITLE, 'Written as text.')
  for (const [page, words] of [
    [ines, ' By Inês.'],
    [ruta, ' By Rūta.'],
  ] as const) {
    await page.getByRole('button', { name: 'Suggest', exact: true }).click()
    await editorOf(page, TITLE).click()
    await move(page, 'Control+End')
    await page.keyboard.type(words)
    await ines.locator('ins.suggested-insertion', { hasText: words.trim() }).waitFor()
  }
  await ines.getByRole('button', { name: 'Read', exact: true }).click()
  await ines.locator(`[aria-label="Text of section ${TITLE}"][contenteditable="false"]`).waitFor()
  await ines.getByRole('tab', { name: 'Suggestions (2)' }).click()
  await ines.getByRole('button', { name: 'Settle several' }).click()
  await ines.getByRole('menuitem', { name: /^Accept all by Rūta/ }).click()
  await ines.getByRole('article', { name: /By Rūta/ }).waitFor({ state: 'detached' })
  await ines.getByRole('article', { name: /By Inês/ }).waitFor()
  await untilSaved(ines)
  const text = await contentOf(paper)
  expect([text.includes('"Written as text. By Rūta."') || text.includes('" By Rūta."'), text.includes('insertion')]).toEqual([true, true])
  expect((await suggestionsIn(paper)).map(({ by }) => by.name)).toEqual(['Inês Carvalho'])
  for (const page of [ines, ruta]) await page.context().close()
})
