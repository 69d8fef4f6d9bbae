import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PaperSnapshot } from '@concord/paper'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { normalisePaper } from '../normalise/normalise-paper.ts'
import { figuresOf, type PaperFiles, type PrintPaper } from '../print-paper.ts'
import { RenditionError } from '../rendition-error.ts'
import { figureFindings } from './figure-findings.ts'
import { buildCoverage } from './font-coverage.ts'
import { readFontFiles } from './font-files.ts'
import { glyphFindings } from './glyph-findings.ts'
import { printableNames } from './printable-names.ts'
import { imagePath, typstInput } from './typst-input.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** PDF/UA-1: Typst refuses to write a file that breaks it. */
const STANDARD = 'ua-1'

type PdfPress = { compiler: NodeCompiler; covers: (character: string) => boolean }

function openPress(): PdfPress {
  const fonts = readFontFiles()
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts.map((font) => font.bytes) }] })
  return { compiler, covers: buildCoverage(fonts) }
}

let press: PdfPress | undefined

/** Typst writes its diagnostics as Rust prints them; what people can read stands behind `message:`. */
function refuse(diagnostics: string): never {
  const said = [...diagnostics.matchAll(/"?message"?: ?"((?:[^"\\]|\\.)*)"/gu)].map((match) => match[1]!)
  const reason = said.length > 0 ? [...new Set(said)].join('; ') : diagnostics
  throw new RenditionError([{ sectionId: null, rule: 'pdf_refused', message: `The PDF could not be made: ${reason}` }])
}

function compile(compiler: NodeCompiler, paper: PrintPaper, namesShortened: boolean): Uint8Array {
  compiler.mapShadow(`${FOLDER}paper.json`, Buffer.from(JSON.stringify(typstInput(paper, namesShortened))))
  for (const { file } of paper.sections.flatMap(({ blocks }) => figuresOf(blocks))) {
    compiler.mapShadow(FOLDER + imagePath(file).slice(1), Buffer.from(file.bytes))
  }
  const compiled = compiler.compile({ mainFilePath: `${FOLDER}paper.typ` })
  if (compiled.result === null) {
    const broken = figureFindings(compiler, FOLDER, paper)
    if (broken.length > 0) throw new RenditionError(broken)
    return refuse(JSON.stringify(compiled.takeError()?.shortDiagnostics))
  }
  const creationTimestamp = Math.floor(new Date(paper.releasedAt).getTime() / 1000)
  try {
    return Uint8Array.from(compiler.pdf(compiled.result, { pdfStandard: STANDARD, creationTimestamp }))
  } catch (error) {
    return refuse(String((error as Error).message))
  }
}

/**
 * The paper as tagged PDF that passes Typst's PDF/UA-1 gate, the same bytes for the same snapshot.
 * `files` are the bytes of its figures. Throws `RenditionError` for characters that the fonts lack.
 */
export async function renderPdf(snapshot: PaperSnapshot, files?: PaperFiles): Promise<Uint8Array> {
  press ??= openPress()
  const { compiler, covers } = press
  const paper = normalisePaper(snapshot, files)
  const findings = glyphFindings(paper, covers)
  if (findings.length > 0) throw new RenditionError(findings)
  try {
    return compile(compiler, ...printableNames(paper, covers))
  } finally {
    compiler.resetShadow()
    compiler.evictCache(0)
    // Typst frees what was evicted only when the event loop turns; without it memory grows from paper to paper.
    await setImmediate()
  }
}
