import { test } from 'vitest'
import { Stage, expectAccessible, editorOf, untilSaved } from './stage.ts'
test('x', async () => {
  const stage = await Stage.open()
  const rapporteur = await stage.visitor('rapporteur')
  const moderator = await stage.visitor('moderator')
  const paper = await rapporteur.createPaper('A text with a past')
  const id = paper.sections[0]!.id
  const type = async (name: string, words: string) => {
    const page = await stage.person(name)
    await page.goto(`/papers/${paper.id}`)
    await editorOf(page, 'Question and participants').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(words)
    await untilSaved(page)
    await page.context().close()
  }
  await type('contributor', 'Sixteen people met in Madrid to talk about permits and skills.')
  await rapporteur.must('POST', `/api/v1/sections/${id}/submit`, {})
  await moderator.must('POST', `/api/v1/sections/${id}/approve`, { hash: (await moderator.content(id)).hash })
  await moderator.must('POST', `/api/v1/sections/${id}/reopen`, { reason: 'more' })
  await type('contributor2', ' They also asked for housing.')
  await rapporteur.must('POST', `/api/v1/sections/${id}/submit`, {})
  const page = await stage.person('moderator')
  await page.goto('/queue')
  await page.getByRole('link', { name: /Question and participants/ }).first().click()
  await page.locator('ins').first().waitFor()
  await page.screenshot({ path: '/tmp/lead/shots/c-review-1440.png' })
  await expectAccessible(page, 'review')
  await stage.close()
})
