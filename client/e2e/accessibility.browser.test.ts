import { test } from 'vitest'
import { describePages } from './describe-pages.ts'
import { expectAccessible } from './stage.ts'

const tour = describePages(1440, 900, ['light', 'dark'])

test('axe finds nothing serious in a paper’s HTML file', async () => {
  const { stage, addresses } = tour()
  const page = await stage.stranger()
  const file = await page.request.get(`/api/v1${addresses.release}/files/html`)
  // The file itself is served in a sandbox without scripts, where axe could not run either.
  await page.setContent(await file.text())
  await expectAccessible(page, 'HTML file')
  await page.context().close()
})
