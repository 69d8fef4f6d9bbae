import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type StockClient, stateOf, typePart, writeScript } from '@concord/collab/testing'
import type { PaperView, Release, VerifyAnswer } from '@concord/contract'
import { countCharacters, type PaperNode } from '@concord/paper'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { runVerify } from '../testing/run-verify.ts'
import { Visitor } from '../testing/visitor.ts'

/** A recorded session of two people writing one text at the same time; it stands beside the project, not in it. */
const RECORDING = fileURLToPath(new URL('../../../shared/data/friendsforever.json.gz', import.meta.url))
const title = 'two people write one text at the same time'

/** All characters of a text without white space: engines break lines where they like. */
const folded = (text: string) => text.replace(/\s+/gu, '')
const charactersOf = (node: PaperNode): string => (node.text ?? '') + (node.content ?? []).map(charactersOf).join('')

if (!existsSync(RECORDING)) test.skip(`${title}: SKIPPED, the recorded session is not there`)
else describe(title, () => replay())

function replay(): void {
  let server: DemoServer
  let [rapporteur, moderator, secretariat]: Visitor[] = []
  let paper: PaperView
  let endText: string
  let release: Release
  const clients: StockClient[] = []
  const sectionId = () => paper.sections[0]!.id

  beforeAll(async () => {
    server = await startDemoServer()
    rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
    moderator = await Visitor.signedIn(server.origin, 'moderator')
    secretariat = await Visitor.signedIn(server.origin, 'secretariat')
    const drafted = await rapporteur.createPaper('An evening of television')
    for (const { id } of drafted.sections.slice(1)) await rapporteur.must('DELETE', `/api/v1/sections/${id}`)
    paper = await rapporteur.must('GET', `/api/v1/papers/${drafted.id}`)
  })

  afterAll(async () => {
    for (const client of clients) client.destroy()
    await server.remove()
  })

  test('through two stock clients, and all ends with the same text', async () => {
    const opener = await rapporteur!.open(sectionId())
    opener.run
    await opener.saved()
    const script = writeScript(RECORDING, stateOf(opener))
    opener.destroy()
    endText = script.endText
    const authors = [await Visitor.signedIn(server.origin, 'contributor'), await Visitor.signedIn(server.origin, 'contributor2')]
    for (const author of authors) clients.push(await author.open(sectionId()))
    await Promise.all(clients.map((client, index) => typePart(client, script, index)))
    for (const client of clients) await client.until(({ text, edits }) => text === endText && !edits.any)
    const { content } = await rapporteur!.content(sectionId())
    expect(charactersOf(content)).toBe(endText)
    const hands = await rapporteur!.must<{ personId: string; characters: number }[]>('GET', `/api/v1/sections/${sectionId()}/authorship`)
    expect(hands).toHaveLength(2)
    expect(hands.reduce((sum, { characters }) => sum + characters, 0)).toBe(countCharacters(content))
  })

  test('the section is approved by its hash and the paper released', async () => {
    await rapporteur!.must('POST', `/api/v1/sections/${sectionId()}/submit`, {})
    const { hash } = await moderator!.content(sectionId())
    await moderator!.must('POST', `/api/v1/sections/${sectionId()}/approve`, { hash })
    await rapporteur!.must('POST', `/api/v1/papers/${paper.id}/consolidate`, {})
    await secretariat!.must('POST', `/api/v1/papers/${paper.id}/sign-off`, {})
    release = await secretariat!.must('POST', `/api/v1/papers/${paper.id}/release`, {})
    expect(release.reference).toMatch(/^ECA-2025-\d{3}$/)
    expect(release.sections[0]!.hash).toBe(hash)
  })

  test('every word of it stands in the PDF and in the DOCX that anybody may download', async () => {
    const reader = new Visitor(server.origin)
    const file = async (format: string) => await reader.must<Uint8Array>('GET', `/api/v1/releases/${release.reference}/files/${format}`)
    const pdf = join(server.folder, 'paper.pdf')
    writeFileSync(pdf, await file('pdf'))
    // The page's margins hold the running header and footer, which would stand between two pages' text.
    const box = ['-x', '0', '-y', '60', '-W', '600', '-H', '710']
    expect(folded(execFileSync('pdftotext', [...box, pdf, '-'], { encoding: 'utf8' }))).toContain(folded(endText))
    const xml = strFromU8(unzipSync(await file('docx'))['word/document.xml']!)
    expect(folded(textOfWordXml(xml))).toContain(folded(endText))
    const answer = await reader.must<VerifyAnswer>('POST', '/api/v1/verify', { sha256: release.renditions[0]!.sha256 })
    expect(answer.state).toBe('released')
  })

  test('verify finds nothing wrong, and names the file in which a single bit was flipped', async () => {
    expect(await runVerify(server)).toEqual({ code: 0, output: expect.stringContaining('as it was recorded') })
    await server.sql`
      update renditions set bytes = set_byte(bytes, 4000, get_byte(bytes, 4000) # 1)
      where format = 'pdf' and release_id = (select id from releases where reference = ${release.reference})`
    const verdict = await runVerify(server)
    expect(verdict.code).toBe(1)
    expect(verdict.output).toMatch(new RegExp(`${release.reference}.*pdf`))
  })
}

/** The text of a Word file's runs, with its breaks as line ends. */
const textOfWordXml = (xml: string): string =>
  xml
    .replace(/<w:(br|cr)\b[^>]*\/>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
