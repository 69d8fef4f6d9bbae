import type { PaperView } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GOOGLE, WORD } from '../src/editor/paste/testing/clipboards.ts'
import { editorOf, Stage, untilSaved, untilShown } from './stage.ts'
import { clear, paste, type } from './write-text.ts'

let stage: Stage
let paper: PaperView

beforeAll(async () => {
  stage = await Stage.open()
  paper = await (await stage.visitor('rapporteur')).createPaper('Pasted together')
})

afterAll(() => stage.close())

const FIRST = 'Question and participants'
const SECOND = 'Key issues'

const openPaper = (name: string, width?: number, height?: number) => stage.openPaper(paper.id, FIRST, name, width, height)

const contentOf = async (at: number) => JSON.stringify((await (await stage.visitor('contributor')).content(paper.sections[at]!.id)).content)

test('a paste from Word arrives whole at the others, and one undo takes it back and nothing else', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await type(ruta, FIRST, 'Before. ')
  await paste(ruta, { 'text/html': WORD, 'text/plain': 'Skills' })
  await untilShown(mathieu, FIRST, 'Third by number')
  const theirs = editorOf(mathieu, FIRST)
  expect(await theirs.locator('ul ul ul li').allInnerTexts()).toEqual(['Innermost'])
  expect(await theirs.locator('ol').getAttribute('start')).toBe('3')
  await theirs.locator('[role=doc-noteref][aria-label*="Survey of 2025, question 4"]').waitFor()
  expect(await theirs.locator('th').allInnerTexts()).toEqual(['Year', 'Budget'])
  await ruta.getByText('Something could not be pasted').waitFor()
  await ruta.getByText(/1 image was left out/).waitFor()
  await untilSaved(ruta)
  await ruta.keyboard.type('after')
  await ruta.keyboard.press('Control+z')
  await ruta.keyboard.press('Control+z')
  await editorOf(mathieu, FIRST).locator('ul').first().waitFor({ state: 'detached' })
  await untilShown(mathieu, FIRST, 'Before.')
  await paste(ruta, { 'text/html': GOOGLE, 'text/plain': 'Context' })
  await untilShown(mathieu, FIRST, 'One and a half')
  expect(await theirs.locator('strong').allInnerTexts()).toEqual(['Bold'])
  await untilSaved(ruta)
  await clear(ruta, FIRST)
  for (const page of [ruta, mathieu]) await page.context().close()
})

test('bad mark-up and very much of it is cleaned, told, taken by the server, and leaves the undo stack whole', async () => {
  const [ruta, mathieu] = [await openPaper('contributor'), await openPaper('contributor2')]
  await type(ruta, FIRST, 'Kept. ')
  const row = `<tr>${Array.from({ length: 100 }, (_, at) => `<td>c${at}</td>`).join('')}</tr>`
  const nested = `${Array.from({ length: 30 }, (_, at) => `<ul><li><p>level ${at + 1}</p>`).join('')}${'</li></ul>'.repeat(30)}`
  const hostile = `<p onclick="window.hurt=1">Words <a href="javascript:window.hurt=1">stay</a></p><script>window.hurt=1</script><img src="data:,x" onerror="window.hurt=1"><table>${row}</table>${nested}<p>The end.</p>`
  await paste(ruta, { 'text/html': hostile })
  await untilShown(mathieu, FIRST, 'The end.')
  await untilShown(mathieu, FIRST, 'level 30')
  expect(await editorOf(mathieu, FIRST).locator('td').count()).toBe(64)
  expect(await ruta.evaluate(() => 'hurt' in window)).toBe(false)
  await ruta.getByText(/1 link was left out.*36 cells were left out.*moved further out/).waitFor()
  await untilSaved(ruta)

  await editorOf(ruta, SECOND).click()
  const part = `<p class=MsoNormal style='${'mso-x:y;'.repeat(40)}'><b>Word</b> by <i>word</i>. ${'Sentence. '.repeat(6)}</p>`
  await paste(ruta, { 'text/html': part.repeat(Math.ceil(5_000_000 / part.length)) })
  await ruta.getByText(/The end \(.* characters\) was left out/).waitFor()
  await untilShown(mathieu, SECOND, 'Word by word.')
  await untilSaved(ruta)
  expect((await contentOf(1)).length).toBeGreaterThan(50_000)
  await ruta.keyboard.press('Control+z')
  await editorOf(mathieu, SECOND).getByText('Word by word').first().waitFor({ state: 'detached' })
  await editorOf(ruta, FIRST).click()
  await clear(ruta, FIRST)
  for (const page of [ruta, mathieu]) await page.context().close()
})
