import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { RenditionError } from '@concord/export'
import type { PaperSnapshot, SectionContent } from '@concord/paper'
import { unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { WEBP } from '../../testing/sample-images.ts'
import { type ExporterOptions, type RunningExporter, startExporter } from './exporter.ts'
import { ExporterError } from './exporter-error.ts'

const content = (text: string): SectionContent => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

const snapshot = (title: string, text = 'words'): PaperSnapshot => ({
  format: 'concord-paper/1',
  reference: 'ECA-2025-001',
  version: 1,
  title,
  type: 'lab_report',
  language: 'en',
  edition: { slug: 'eca-2025', title: 'ECA Cluster Conference 2025', place: 'Madrid', startsOn: '2025-12-10', endsOn: '2025-12-11' },
  group: { kind: 'lab', name: 'Skills' },
  organisations: [],
  sections: [
    { id: 's1', title: 'One', content: content(text), hash: 'a'.repeat(64), approvedAt: '2025-12-09T10:00:00.000Z', approvedBy: 'M. V.' },
  ],
  fingerprint: 'b'.repeat(64),
  signedOffBy: 'S.',
  signedOffAt: '2025-12-10T10:00:00.000Z',
  releasedAt: '2025-12-10T11:00:00.000Z',
  supersedes: null,
  demo: true,
})

/** Long enough to be caught in the middle. */
const long = snapshot('Long', 'word '.repeat(40_000))

const running: RunningExporter[] = []
afterEach(async () => {
  for (const exporter of running.splice(0)) await exporter.close()
})

function start(options: Partial<ExporterOptions> = {}): RunningExporter {
  const exporter = startExporter({ log: { warn: (fields, message) => console.warn(message, fields) }, ...options })
  running.push(exporter)
  return exporter
}

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

async function processOf(exporter: RunningExporter): Promise<number> {
  while (exporter.processId() === undefined) await delay(5)
  return exporter.processId()!
}

const failureOf = (job: Promise<unknown>): Promise<unknown> =>
  job.then(
    () => expect.fail('it was rendered'),
    (error: unknown) => error,
  )

test('no process before the first paper, one for all of them, none after closing', async () => {
  const exporter = start()
  expect(exporter.processId()).toBeUndefined()
  const [first, second] = await Promise.all([exporter.render(snapshot('First')), exporter.render(snapshot('Second'))])
  const processId = exporter.processId()!
  expect(new TextDecoder().decode(first.html)).toContain('<h1>First</h1>')
  expect(new TextDecoder().decode(second.html)).toContain('<h1>Second</h1>')
  expect(Object.values(first).every((bytes) => bytes instanceof Uint8Array && bytes.length > 500)).toBe(true)
  await exporter.render(snapshot('Third'))
  expect(exporter.processId()).toBe(processId)
  await exporter.close()
  expect(isAlive(processId)).toBe(false)
  expect(await failureOf(exporter.render(snapshot('Late')))).toMatchObject({ failure: 'closed' })
})

test('the bytes of figures travel with the paper, also those that have to be made ready for Word', async () => {
  const sha256 = createHash('sha256').update(WEBP).digest('hex')
  const figure = { type: 'figure', attrs: { file: sha256, alt: 'Fields of colour.', width: 50 } }
  const paper = snapshot('With a figure')
  paper.sections[0]!.content.content!.push(figure)
  paper.files = [{ sha256, mediaType: 'image/webp', width: 64, height: 32, size: WEBP.length }]
  const { html, docx } = await start().render(paper, new Map([[sha256, new Uint8Array(WEBP)]]))
  expect(new TextDecoder().decode(html)).toContain(`src="data:image/webp;base64,${WEBP.toString('base64')}"`)
  expect(Object.keys(unzipSync(docx)).filter((name) => /^word\/media\/.*png$/.test(name))).toHaveLength(1)
  expect(await failureOf(start().render(paper))).toMatchObject({ findings: [{ rule: 'figure_without_file' }] })
})

test('what a rapporteur has to change comes back as findings, and the process lives on', async () => {
  const exporter = start()
  const failure = await failureOf(exporter.render(snapshot('Party', 'we \u{1f389}')))
  expect(failure).toBeInstanceOf(RenditionError)
  expect((failure as RenditionError).findings).toMatchObject([{ sectionId: 's1', rule: 'unsupported_character' }])
  const processId = exporter.processId()
  await exporter.render(snapshot('Plain'))
  expect(exporter.processId()).toBe(processId)
})

test('when the process is killed in the middle of a paper, that paper fails and the next one is rendered', async () => {
  const exporter = start()
  const job = failureOf(exporter.render(long))
  const next = exporter.render(snapshot('Next'))
  const processId = await processOf(exporter)
  process.kill(processId, 'SIGKILL')
  const failure = await job
  expect(failure).toBeInstanceOf(ExporterError)
  expect(failure).toMatchObject({ failure: 'process_ended' })
  expect((await next).pdf.length).toBeGreaterThan(1000)
  expect(exporter.processId()).not.toBe(processId)
})

test('a paper that takes too long is given up and its process killed', async () => {
  const exporter = start({ limitMs: 40 })
  const failure = await failureOf(exporter.render(long))
  expect(failure).toMatchObject({ failure: 'timed_out', message: expect.stringContaining('40 ms') })
  const processId = exporter.processId()!
  while (isAlive(processId)) await delay(5)
  expect(await failureOf(exporter.render(long))).toMatchObject({ failure: 'timed_out' })
  expect(exporter.processId()).not.toBe(processId)
})

test('closing while a paper is rendered fails that paper and leaves nothing behind', async () => {
  const exporter = start()
  const job = failureOf(exporter.render(long))
  const processId = await processOf(exporter)
  await exporter.close()
  expect(await job).toMatchObject({ failure: 'process_ended' })
  expect(isAlive(processId)).toBe(false)
})
