import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { RunningServer } from '../drivers/driver.ts'
import { openFirst } from '../editor/first-load.ts'
import { heldMemory, visitEverySection } from '../editor/held-memory.ts'
import { fillSection, paragraphsOf, plainContent, wordsPerSection } from '../editor/long-paper.ts'
import { openPlainPage } from '../editor/plain-page.ts'
import { typeAndTime } from '../editor/press-to-paint.ts'
import { inParallel } from '../load/in-parallel.ts'
import type { OpenedRoom } from '../load/opened-room.ts'
import { randomFrom, TypingLoad } from '../load/typing-load.ts'
import { round } from '../statistics.ts'
import type { Caller } from '../wire/caller.ts'
import type { Figures, Scenario } from './scenario.ts'

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A frame as soon as there is something to paint: else a page on which others write waits for the screen's next tick, and a still one not.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
]
const PRESSES = 90
const SLOWDOWN = 4
const RATE = 5
/** Others type for as long as the presses take. */
const TYPING_SECONDS = 13
const SLOW_TYPING_SECONDS = 20

type Size = { sections: number; pages: number; typists: number }
type LongPaper = { id: string; rooms: OpenedRoom[] }

/**
 * A paper of `sections` sections and `pages` pages in a real browser, `typists` people typing in other sections than ours: key press to
 * paint beside a plain Tiptap editor with only our section's text, the first load, and what stays in memory.
 */
export const editor =
  (size: Size): Scenario =>
  async ({ start, folder }) => {
    const executablePath = process.env.CONCORD_CHROMIUM ?? '/usr/bin/chromium'
    const server = await start()
    const callers = await server.callers(size.typists + 2)
    const paper = await makePaper(server, callers.slice(0, 2), size)
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
    const plain = await openPlainPage(folder)
    try {
      const load = await measureLoad(browser, server, paper)
      const plainPage = await openPlain(browser, plain.url, size)
      const page = await openOurs(await signIn(browser, server), paper)
      const typing = new TypingLoad({ cursors: true })
      const seats = await inParallel(callers.slice(2), 5, (caller, index) => typing.seat(caller, paper.rooms[index + 1]!))
      const others = (seconds: number) => typing.run(seats, { rate: RATE, seconds, random: randomFrom(1) })
      const atSpeed = await inTurn(plainPage, page, 1, () => others(TYPING_SECONDS))
      const slow = await inTurn(plainPage, page, SLOWDOWN, () => others(SLOW_TYPING_SECONDS))
      typing.close()
      const memory = await measureMemory(browser, server, paper, size)
      return {
        pressP95Ms: round(atSpeed.ours),
        plainP95Ms: round(atSpeed.plain),
        pressRatio: round(atSpeed.ours / atSpeed.plain),
        slowP95Ms: round(slow.ours),
        slowPlainP95Ms: round(slow.plain),
        slowOverPlainMs: round(slow.ours - slow.plain),
        ...load,
        ...memory,
      }
    } finally {
      plain.close()
      await browser.close()
    }
  }

/** The plain editor first, alone; then ours, while the others type. */
async function inTurn(plain: Page, ours: Page, slowdown: number, others: () => Promise<unknown>) {
  await plain.bringToFront()
  const plainTimes = await typeAndTime(plain, { presses: PRESSES, slowdown })
  await ours.bringToFront()
  const typing = others()
  const times = await typeAndTime(ours, { presses: PRESSES, slowdown })
  await typing
  return { plain: p95(plainTimes), ours: p95(times) }
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!

async function makePaper(server: RunningServer, authors: readonly Caller[], { sections, pages }: Size): Promise<LongPaper> {
  const { id, sections: ids } = await server.makePaper!(sections)
  const words = wordsPerSection({ pages, sections })
  const rooms = await inParallel(ids, 4, (room, section) => fillSection(authors, room, paragraphsOf({ section, words })))
  return { id, rooms }
}

async function signIn(browser: Browser, server: RunningServer): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.origin!, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const data = { email: 'contributor@demo.example', password: 'concord-demo' }
  const answer = await context.request.post('/api/v1/session', { data })
  if (!answer.ok()) throw new Error(`the contributor could not sign in: ${answer.status()}`)
  return context
}

async function measureLoad(browser: Browser, server: RunningServer, paper: LongPaper): Promise<Figures> {
  const context = await signIn(browser, server)
  const load = await openFirst(await context.newPage(), `/papers/${paper.id}`)
  await context.close()
  return { readableMs: round(load.readableMs, 0), firstScriptKb: round(load.firstScriptKb, 1), readBeforeEditor: load.readBeforeEditor }
}

async function openPlain(browser: Browser, url: string, { sections, pages }: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  const text = plainContent(paragraphsOf({ section: 0, words: wordsPerSection({ pages, sections }) }))
  await page.evaluate((content) => window.showText(content), text)
  await putCaret(page)
  return page
}

async function openOurs(context: BrowserContext, paper: LongPaper): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`/papers/${paper.id}`)
  await page.locator('section[id^="section-"]').first().locator('.ProseMirror').waitFor()
  await page.getByText('Saved', { exact: true }).first().waitFor()
  await putCaret(page)
  return page
}

/** Into the middle of the text: at the end of its third paragraph. */
async function putCaret(page: Page): Promise<void> {
  await page.locator('.ProseMirror').first().locator('p').nth(2).click()
  await page.keyboard.press('End')
}

/** Opens the paper once so that all its code is there, then measures around another visit to every section. */
async function measureMemory(browser: Browser, server: RunningServer, paper: LongPaper, { sections }: Size): Promise<Figures> {
  const context = await signIn(browser, server)
  const page = await context.newPage()
  await page.goto('/papers')
  const visit = async () => {
    await page.locator(`a[href="/papers/${paper.id}"]`).first().click()
    await visitEverySection(page, sections)
    const open = await heldMemory(page)
    await page.locator('header a[href="/papers"]').first().click()
    await page.locator(`a[href="/papers/${paper.id}"]`).first().waitFor()
    return open
  }
  await page.locator(`a[href="/papers/${paper.id}"]`).first().waitFor()
  await visit()
  const before = await heldMemory(page)
  const open = await visit()
  const after = await heldMemory(page)
  await context.close()
  return {
    heapBeforeMib: round(before.heapMib),
    heapOpenMib: round(open.heapMib),
    heapAfterMib: round(after.heapMib),
    heapRatio: round(after.heapMib / before.heapMib),
    nodesRatio: round(after.nodes / before.nodes),
    listenersRatio: round(after.listeners / before.listeners),
  }
}
