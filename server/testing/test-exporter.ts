import { RenditionError, type RenditionFinding } from '@concord/export'
import { canonicalJson, type PaperSnapshot, type RenditionFormat } from '@concord/paper'
import type { Exporter } from '../src/deps.ts'

/** An exporter that is quick: the JSON is the real one, the other files only name what they are. It can be told to refuse. */
export class PlainExporter implements Exporter {
  findings: readonly RenditionFinding[] = []
  /** Runs while a paper is being rendered. */
  whileRendering: () => Promise<void> = async () => {}

  /** The figures of the last paper. */
  figures: ReadonlyMap<string, Uint8Array> = new Map()

  async render(
    snapshot: PaperSnapshot,
    figures: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<Record<RenditionFormat, Uint8Array>> {
    this.figures = figures
    await this.whileRendering()
    if (this.findings.length > 0) throw new RenditionError(this.findings)
    const file = (format: RenditionFormat) => Buffer.from(`${format} of ${snapshot.reference} ${snapshot.fingerprint}`)
    return { pdf: file('pdf'), docx: file('docx'), html: file('html'), json: Buffer.from(canonicalJson(snapshot)) }
  }

  async close(): Promise<void> {}
}
