import type { CDPSession, Page } from 'playwright-core'

const MIB = 2 ** 20

export type HeldMemory = { heapMib: number; nodes: number; listeners: number }

/** What a page holds once its garbage has been collected. */
export async function heldMemory(page: Page): Promise<HeldMemory> {
  const session = await page.context().newCDPSession(page)
  for (let round = 0; round < 3; round += 1) await collect(session)
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return { heapMib: usedSize / MIB, nodes, listeners: jsEventListeners }
}

const collect = (session: CDPSession) => session.send('HeapProfiler.collectGarbage')

/** Scrolls through a paper until every section has had its editor. */
export async function visitEverySection(page: Page, sections: number): Promise<void> {
  for (let place = 0; place < sections; place += 1) {
    const section = page.locator('section[id^="section-"]').nth(place)
    await section.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await section.locator('[role=textbox]').waitFor()
  }
}
