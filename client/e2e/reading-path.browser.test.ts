import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { PaperSummary } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stage } from './stage.ts'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
/** The limit that `npm run bench -- --scenarios editor` holds it against, too. */
const MOST_BYTES = 180_000
/** What the router loads for a paper, beside what every page loads. */
const PAPER_PARTS = [/^PaperPage-[\w-]+\.js$/, /^add-paper-strings-[\w-]+\.js$/]
const STATIC_IMPORT = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g
/** What comes after the text: the editor, the live connection, and the strings that go with them. */
const EDITOR_CODE = /\/assets\/(SectionEditor|Toolbar|SidePanel|open-paper-live|add-drafting-strings)-/
/** What i18next shows where it has no string. */
const STRING_KEY = /\b(outline|header|section|actions|panel|editor|find|modes|milestones)\.[a-z]\w+/

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open({ content: 'demo' })
})

afterAll(() => stage.close())

const read = (path: string) => readFileSync(`${DIST}${path}`, 'utf8')

/** The built scripts that must be there before a paper can be read: the page's own and all that they import, but not what they load later. */
function readingPath(): Map<string, number> {
  const names = readdirSync(`${DIST}assets`)
  const scripts = new Map<string, number>()
  const add = (name: string): void => {
    if (scripts.has(name)) return
    const code = read(`assets/${name}`)
    scripts.set(name, gzipSync(code).length)
    for (const [, imported] of code.matchAll(STATIC_IMPORT)) add(imported!)
  }
  for (const [, name] of read('index.html').matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)) add(name!)
  for (const part of PAPER_PARTS) add(names.find((name) => part.test(name))!)
  return scripts
}

test('the first JavaScript of a paper stays below 180 kB, gzipped', () => {
  const scripts = readingPath()
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0)
  const largest = [...scripts].sort(([, one], [, other]) => other - one).slice(0, 8)
  expect(total, `largest: ${largest.map(([name, size]) => `${name} ${size}`).join(', ')}`).toBeLessThanOrEqual(MOST_BYTES)
  expect([...scripts.keys()].filter((name) => EDITOR_CODE.test(`/assets/${name}`))).toEqual([])
})

test('a paper is read, every section of it, before any code of the editor has come', async () => {
  const page = await stage.person('contributor')
  const { items }: { items: PaperSummary[] } = await (await page.request.get('/api/v1/papers?q=Value+chains')).json()
  const editorMayCome = Promise.withResolvers<void>()
  let asked = 0
  await page.route(EDITOR_CODE, async (route) => {
    asked += 1
    await editorMayCome.promise
    await route.continue()
  })
  await page.goto(`/papers/${items[0]!.id}`)
  const sections = page.locator('section[id^="section-"]')
  await sections.first().waitFor()
  await expect.poll(() => page.locator('section[id^="section-"] .paper-prose').count()).toBe(await sections.count())
  expect((await page.locator('.paper-prose').allTextContents()).join('').length).toBeGreaterThan(1_000)
  expect(await page.locator('[role=textbox]').count()).toBe(0)
  await expect.poll(() => asked).toBeGreaterThan(0)
  expect(await page.getByText(STRING_KEY).count()).toBe(0)
  editorMayCome.resolve()
  await page.getByRole('textbox').first().waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().close()
})
