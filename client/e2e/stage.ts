import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type DemoServer, type DemoServerOptions, startDemoServer } from '../../server/testing/demo-server.ts'
import { DEMO_PASSWORD, Visitor } from '../../server/testing/visitor.ts'
import { BROWSER_ARGUMENTS } from './browser-arguments.ts'

const PATIENCE_MS = 40_000

/** One server with the demo edition, one browser, and a window of their own for everybody who enters. */
export class Stage {
  readonly server: DemoServer
  private readonly browser: Browser

  private constructor(server: DemoServer, browser: Browser) {
    this.server = server
    this.browser = browser
  }

  /** `content`: what `startDemoServer` says of it. */
  static async open({ content }: Pick<DemoServerOptions, 'content'> = {}): Promise<Stage> {
    const executablePath = process.env.CONCORD_CHROMIUM
    if (!executablePath) throw new Error('CONCORD_CHROMIUM does not name a browser; `npm test` sets it')
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS })
    return new Stage(await startDemoServer({ content }), browser)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.remove()
  }

  /** A new window of somebody who is not signed in. */
  async stranger(width = 1440, height = 900): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.server.origin, viewport: { width, height }, reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    return context.newPage()
  }

  /** A new window of one of the demo people, e.g. `contributor`. */
  async person(name: string, width?: number, height?: number): Promise<Page> {
    const page = await this.stranger(width, height)
    await page.request.post('/api/v1/session', { data: { email: `${name}@demo.example`, password: DEMO_PASSWORD } })
    return page
  }

  /** A new window of one of the demo people with a paper open, once they can write in this section. */
  async openPaper(paperId: string, title: string, name: string, width?: number, height?: number): Promise<Page> {
    const page = await this.person(name, width, height)
    await page.goto(`/papers/${paperId}`)
    await editorOf(page, title).waitFor()
    return page
  }

  /** The same people over HTTP alone, to set a scene. */
  visitor(name: string): Promise<Visitor> {
    return Visitor.signedIn(this.server.origin, name)
  }
}

/** The editor of a section. */
export const editorOf = (page: Page, title: string) => page.getByRole('textbox', { name: `Text of section ${title}` })

/** Waits until a section shows these words. Other people's carets stand between the letters; they do not count. */
export async function untilShown(page: Page, title: string, words: string): Promise<void> {
  await page.waitForFunction(
    ({ label, wanted }) => {
      const editor = document.querySelector(`[role=textbox][aria-label="${label}"]`)
      const copy = editor?.cloneNode(true) as HTMLElement | undefined
      for (const caret of copy?.querySelectorAll('.collaboration-carets__caret') ?? []) caret.remove()
      return copy?.textContent?.replaceAll('\u2060', '').includes(wanted)
    },
    { label: `Text of section ${title}`, wanted: words },
  )
}

/** Waits until the page says that everything typed is saved. */
export const untilSaved = (page: Page) => page.getByText('Saved', { exact: true }).first().waitFor()

/** Nothing that axe calls serious or critical. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect({ where, serious }).toEqual({ where, serious: [] })
}

/** Presses Tab until the element with this accessible role and name has the focus; throws when it cannot be reached that way. */
export async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  await target.waitFor()
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not lead to the ${role} ${name}`)
}

export type { BrowserContext, Page }
