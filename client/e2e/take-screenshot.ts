import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PaperSummary } from '@concord/contract'
import { chromium } from 'playwright-core'
import { startServer } from '../../server/testing/running-server.ts'
import { DEMO_PASSWORD } from '../../server/testing/visitor.ts'
import { BROWSER_ARGUMENTS } from './browser-arguments.ts'

/** `npm run screenshot`: the README's picture, taken of the demo edition by two people at work. */
const PICTURE = fileURLToPath(new URL('../../docs/paper.png', import.meta.url))
const SECTION = 'Text of section Analysis'

const folder = mkdtempSync(join(tmpdir(), 'concord-screenshot-'))
const server = await startServer({ dataFolder: folder })
const browser = await chromium.launch({ executablePath: process.env.CONCORD_CHROMIUM ?? '/usr/bin/chromium', args: BROWSER_ARGUMENTS })
try {
  const open = async (name: string) => {
    const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.request.post('/api/v1/session', { data: { email: `${name}@demo.example`, password: DEMO_PASSWORD } })
    const { items }: { items: PaperSummary[] } = await (await page.request.get('/api/v1/papers?q=Value+chains')).json()
    await page.goto(`/papers/${items.find(({ title }) => title.startsWith('Value chains'))!.id}`)
    await page
      .getByRole('link', { name: /Analysis/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: SECTION }).waitFor()
    return page
  }
  const [reader, writer] = [await open('rapporteur'), await open('contributor')]
  await writer.getByRole('textbox', { name: SECTION }).locator('p').first().click()
  await writer.keyboard.press('End')
  await reader.locator('.collaboration-carets__caret').first().waitFor()
  await reader.screenshot({ path: PICTURE })
} finally {
  await browser.close()
  await server.stop('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}
