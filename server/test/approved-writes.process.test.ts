import { type StockClient, sendWhole, stateOf, undoOf } from '@concord/collab/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../testing/demo-server.ts'
import { Visitor } from '../testing/visitor.ts'

const COPY_REFUSED = 4409

let server: DemoServer
let rapporteur: Visitor
let moderator: Visitor
let contributor: Visitor

beforeAll(async () => {
  server = await startDemoServer()
  rapporteur = await Visitor.signedIn(server.origin, 'rapporteur')
  moderator = await Visitor.signedIn(server.origin, 'moderator')
  contributor = await Visitor.signedIn(server.origin, 'contributor')
})
afterAll(() => server.remove())

/** What somebody tries on a section that was approved; `kept` are the words that are still theirs afterwards. */
type Try = { what: string; kept: string; act(client: StockClient, undo: () => void): void }

const TRIES: Try[] = [
  { what: 'insert', kept: ' And more!', act: (client) => client.type(' And more!') },
  { what: 'delete', kept: '', act: ({ run }) => run.delete(0, 5) },
  {
    what: 'replace',
    kept: 'Lies',
    act({ doc, run }) {
      doc.transact(() => {
        run.delete(0, 5)
        run.insert(0, 'Lies')
      })
    },
  },
  { what: 'format', kept: '', act: ({ run }) => run.format(0, 5, { bold: {} }) },
  { what: 'undo', kept: '', act: (_client, undo) => undo() },
  {
    what: 'overlap of what is known and what is new',
    kept: ' More.',
    act(client) {
      client.provider.shouldConnect = false
      client.type(' More.')
      sendWhole(client)
    },
  },
]

/** A paper with a section that `author` has written with somebody else, and a neighbour; the author's client stays open. */
async function written() {
  const { sections } = await rapporteur.createPaper('Approved, and written in again')
  const [sealed, open] = sections.map(({ id }) => id) as [string, string]
  const other = await contributor.open(sealed)
  other.type('Words that ')
  await other.saved()
  other.destroy()
  const author = await moderator.open(sealed)
  const undo = undoOf(author)
  author.type('will be approved.')
  await author.saved()
  return { sealed, open, author, undo }
}

async function approve(sectionId: string): Promise<string> {
  await rapporteur.must('POST', `/api/v1/sections/${sectionId}/submit`, {})
  const { hash } = await moderator.content(sectionId)
  await moderator.must('POST', `/api/v1/sections/${sectionId}/approve`, { hash })
  return hash
}

test.each(TRIES)(
  '[L3][L4][I3] $what in an approved section is refused, its author keeps the words, the neighbour goes on',
  async (attempt) => {
    const { sealed, open, author, undo } = await written()
    const hash = await approve(sealed)
    const neighbour = await rapporteur.open(open)
    attempt.act(author, undo)
    await author.until(({ closed }) => closed !== undefined)
    expect(author.closed!.code).toBe(COPY_REFUSED)
    expect(author.unsavedWords).toBe(attempt.kept)
    neighbour.type('Still open.')
    await neighbour.saved()
    expect((await moderator.content(sealed)).hash).toBe(hash)
    for (const client of [author, neighbour]) client.destroy()
  },
)

test('[L3][L4][I3] words typed offline while the section was approved are refused when their author is back, and kept', async () => {
  const { sealed, open, author } = await written()
  author.provider.disconnect()
  author.type(' Written on the train.')
  author.run.delete(0, 5)
  const copy = stateOf(author)
  const hash = await approve(sealed)
  const [back, neighbour] = [await moderator.open(sealed, { from: copy }), await rapporteur.open(open)]
  await back.until(({ closed }) => closed !== undefined)
  expect(back.closed!.code).toBe(COPY_REFUSED)
  expect(back.unsavedWords).toBe(' Written on the train.')
  neighbour.type('Still open.')
  await neighbour.saved()
  expect((await moderator.content(sealed)).hash).toBe(hash)
  for (const client of [author, back, neighbour]) client.destroy()
})
