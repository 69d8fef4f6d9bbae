import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PaperView, Release, ReleaseSummary } from '@concord/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorOf, Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open({ content: 'demo' })
})

afterAll(() => stage.close())

async function someRelease(state: string): Promise<ReleaseSummary> {
  const { items } = await (await stage.visitor('policy')).must<{ items: ReleaseSummary[] }>('GET', '/api/v1/releases')
  return items.find((release) => release.state === state)!
}

test('a guest joins with the code and writes in the lab’s paper', async () => {
  const rapporteur = await stage.visitor('rapporteur')
  const paper: PaperView = await rapporteur.createPaper('Open to guests')
  const page = await stage.stranger(390, 844)
  await page.goto('/join')
  await page.getByLabel('Code').fill('madrid2025')
  await page.getByLabel('Your name').fill('Zoë <b>Guest</b>')
  await page.getByLabel('Your organisation').fill('Cluster of one')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('heading', { level: 1, name: /SME collaboration/ }).waitFor()
  await page.goto(`/papers/${paper.id}`)
  const title = paper.sections[0]!.title
  await editorOf(page, title).click()
  await page.keyboard.type('A guest was here.')
  await page.getByText('Saved', { exact: true }).first().waitFor()
  const hands = await rapporteur.must<{ name: string }[]>('GET', `/api/v1/sections/${paper.sections[0]!.id}/authorship`)
  expect(hands.map(({ name }) => name)).toEqual(['Zoë <b>Guest</b>'])
})

test('anybody downloads the PDF of a release and verifies it, and a changed file is not recognised', async () => {
  const { reference, title } = await someRelease('released')
  const page = await stage.stranger()
  await page.goto('/releases')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: /PDF/ }).first().click()
  const file = await (await downloading).path()
  const bytes = readFileSync(file)
  const release = await (await stage.visitor('policy')).must<Release>('GET', `/api/v1/releases/${reference}`)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(release.renditions.find(({ format }) => format === 'pdf')!.sha256)

  await page.goto('/verify')
  await page.locator('input[type=file]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: bytes })
  await page.getByText(reference).first().waitFor()
  await page
    .getByText(/released/i)
    .first()
    .waitFor()
  const changed = Buffer.from(bytes)
  changed[changed.length - 20]! ^= 1
  await page.locator('input[type=file]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: changed })
  await page
    .getByText(/unknown|not (a file|known)|do(es)? not know/i)
    .first()
    .waitFor()
})

test('the page of a superseded release leads to the one that is valid', async () => {
  const { reference } = await someRelease('superseded')
  const page = await stage.stranger()
  await page.goto(`/releases/${reference}`)
  await page
    .getByText(/superseded/i)
    .first()
    .waitFor()
  await page
    .locator('main')
    .getByRole('link', { name: /ECA-2025-\d{3}/ })
    .first()
    .click()
  await page
    .getByText(/ECA-2025-\d{3}/)
    .first()
    .waitFor()
  expect(page.url()).not.toContain(reference)
})
