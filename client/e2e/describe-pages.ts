import type { PaperSummary, QueueEntry, ReleaseSummary } from '@concord/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, type Page, Stage } from './stage.ts'

/** A server with the demo edition, and an address of every kind of page that people work on. */
export type Tour = { stage: Stage; addresses: Record<string, string> }

async function startTour(): Promise<Tour> {
  const stage = await Stage.open({ content: 'demo' })
  const moderator = await stage.visitor('moderator')
  const session = await moderator.must<{ roles: { groups: { groupId: string }[] } }>('GET', '/api/v1/session')
  const papers = await moderator.must<{ items: PaperSummary[] }>('GET', '/api/v1/papers')
  const queue = await moderator.must<{ items: QueueEntry[] }>('GET', '/api/v1/queue')
  const releases = await moderator.must<{ items: ReleaseSummary[] }>('GET', '/api/v1/releases')
  const addresses = {
    home: '/',
    edition: '/editions/madrid-2025',
    group: `/groups/${session.roles.groups[0]!.groupId}`,
    papers: '/papers',
    paper: `/papers/${papers.items.find(({ state }) => state === 'drafting')!.id}`,
    'released paper': `/papers/${papers.items.find(({ state }) => state === 'released')?.id ?? papers.items[0]!.id}`,
    queue: '/queue',
    review: `/queue/${queue.items[0]!.section.id}`,
    release: `/releases/${releases.items.find(({ state }) => state === 'released')!.reference}`,
    'superseded release': `/releases/${releases.items.find(({ state }) => state === 'superseded')!.reference}`,
  }
  return { stage, addresses }
}

const PUBLIC = ['/', '/sign-in', '/join', '/join/MADRID2025', '/releases', '/verify', '/setup?token=none', '/docs', '/no-such-page']

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** No page may be wider than its window: nobody scrolls sideways to read. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Addresses of other hosts that a page asked. */
function watchForeign(stage: Stage, page: Page): string[] {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(stage.server.origin).host)
      foreign.push(request.url())
  })
  return foreign
}

type Schemes = ('light' | 'dark')[]

/** Axe, no sideways scrolling, nothing asked of another host. */
async function inspect(stage: Stage, page: Page, schemes: Schemes, pages: [name: string, path: string][]): Promise<void> {
  const foreign = watchForeign(stage, page)
  for (const [name, path] of pages) {
    await settle(page, path)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      // Colours fade into each other; halfway they are nobody's choice.
      await page.waitForFunction(() => !document.getAnimations().some((animation) => animation instanceof CSSTransition))
      await expectAccessible(page, `${name}, ${colorScheme}`)
    }
    expect([name, await overflow(page)]).toEqual([name, 0])
  }
  expect(foreign).toEqual([])
  await page.context().close()
}

/** Tests of every page in a window of this size; answers where the pages are, for more. */
export function describePages(width: number, height: number, schemes: Schemes): () => Tour {
  let tour: Tour
  beforeAll(async () => {
    tour = await startTour()
  })
  afterAll(() => tour.stage.close())
  describe(`at ${width} px axe finds nothing serious, nothing scrolls sideways, no other host is asked`, () => {
    test('on the public pages', async () => {
      const page = await tour.stage.stranger(width, height)
      await inspect(
        tour.stage,
        page,
        schemes,
        PUBLIC.map((path) => [path, path]),
      )
    })

    test('on the pages of people who work', async () => {
      const page = await tour.stage.person('moderator', width, height)
      await inspect(tour.stage, page, schemes, Object.entries(tour.addresses))
    })
  })
  return () => tour
}
