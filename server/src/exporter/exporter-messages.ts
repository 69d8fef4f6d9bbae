import type { PaperFiles, RenditionFinding } from '@concord/export'
import type { PaperSnapshot, RenditionFormat } from '@concord/paper'

/** What the server sends to the exporter process, one at a time: a paper with the bytes of its figures. */
export type RenderRequest = { snapshot: PaperSnapshot; files: PaperFiles }

export type Renditions = Record<RenditionFormat, Uint8Array>

/** What comes back: the files, the reasons why the paper cannot be rendered, or what went wrong. */
export type RenderAnswer =
  | { kind: 'rendered'; files: Renditions }
  | { kind: 'refused'; findings: readonly RenditionFinding[] }
  | { kind: 'failed'; message: string }
