import { test } from 'vitest'
import { Stage } from './stage.ts'
test('look', async () => {
  const stage = await Stage.open()
  const paper = await (await stage.visitor('rapporteur')).createPaper('Debug')
  const page = await stage.person('contributor')
  page.on('console', (m) => console.log('CONSOLE', m.type(), m.text().slice(0, 1500)))
  page.on('pageerror', (e) => console.log('PAGEERROR', String(e.stack).slice(0, 1500)))
  await page.goto(`/papers/${paper.id}`)
  await page.getByRole('textbox', { name: 'Text of section Question and participants' }).waitFor({ timeout: 10000 }).catch(() => console.log('no editor'))
  console.log('BODY', (await page.locator('body').innerText()).slice(0, 1500))
  await page.screenshot({ path: '/tmp/lead/shots/e-debug.png' })
  await stage.close()
})
