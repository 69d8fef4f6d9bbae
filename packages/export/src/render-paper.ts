import type { PaperSnapshot, RenditionFormat } from '@concord/paper'
import { renderDocx } from './docx/render-docx.ts'
import { renderHtml } from './html/render-html.ts'
import { renderJson } from './json/render-json.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import type { PaperFiles } from './print-paper.ts'

/**
 * All files of a release, the same bytes for the same snapshot; `files` are the bytes of its figures by their SHA-256. Takes seconds of processor time for long papers and must not run
 * twice at once in one process: the server keeps a process for it. Throws `RenditionError` when the paper cannot be rendered.
 */
export async function renderPaper(snapshot: PaperSnapshot, files?: PaperFiles): Promise<Record<RenditionFormat, Uint8Array>> {
  // The PDF is the strictest: what it refuses is said before the rest is made.
  const pdf = await renderPdf(snapshot, files)
  return { pdf, docx: await renderDocx(snapshot, files), html: renderHtml(snapshot, files), json: renderJson(snapshot) }
}
