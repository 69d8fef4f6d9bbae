import type { PaperSummary, ReleaseSummary } from '@concord/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, type Page, Stage } from './stage.ts'

let stage: Stage
let addresses: Record<string, string>

beforeAll(async () => {
  stage = await Stage.open()
  const moderator = await stage.visitor('moderator')
  const session = await moderator.must<{ roles: { groups: { groupId: string }[] } }>('GET', '/api/v1/session')
  const papers = await moderator.must<{ items: PaperSummary[] }>('GET', '/api/v1/papers')
  const releases = await moderator.must<{ items: ReleaseSummary[] }>('GET', '/api/v1/releases')
  addresses = {
    home: '/',
    group: `/groups/${session.roles.groups[0]!.groupId}`,
    papers: '/papers',
    paper: `/papers/${papers.items.find(({ state }) => state === 'drafting')!.id}`,
    'released paper': `/papers/${papers.items.find(({ state }) => state === 'released')?.id ?? papers.items[0]!.id}`,
    queue: '/queue',
    release: `/releases/${releases.items.find(({ state }) => state === 'released')!.reference}`,
    'superseded release': `/releases/${releases.items.find(({ state }) => state === 'superseded')!.reference}`,
  }
})

afterAll(() => stage.close())

const PUBLIC = ['/', '/sign-in', '/join', '/releases', '/verify', '/no-such-page']

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** No page may be wider than its window: nobody scrolls sideways to read. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.each([
  [1440, 900],
  [390, 844],
])('at %i px', (width, height) => {
  test('axe finds nothing serious on the public pages, and none scrolls sideways', async () => {
    const page = await stage.stranger(width, height)
    for (const path of PUBLIC) {
      await settle(page, path)
      await expectAccessible(page, path)
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
    await page.context().close()
  })

  test('axe finds nothing serious on the pages of people who work, and none scrolls sideways', async () => {
    const page = await stage.person('moderator', width, height)
    for (const [name, path] of Object.entries(addresses)) {
      await settle(page, path)
      await expectAccessible(page, name)
      expect([name, await overflow(page)]).toEqual([name, 0])
    }
    await page.context().close()
  })
})

test('axe finds nothing serious in the dark', async () => {
  const page = await stage.person('moderator')
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const [name, path] of Object.entries(addresses)) {
    await settle(page, path)
    await expectAccessible(page, `${name}, dark`)
  }
  await page.context().close()
})

test('no page asks anything of another host', async () => {
  const page = await stage.person('moderator')
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(stage.server.origin).host)
      foreign.push(request.url())
  })
  for (const path of Object.values(addresses)) await settle(page, path)
  expect(foreign).toEqual([])
  await page.context().close()
})
