import type { PaperNode } from '@concord/paper'
import { openFindingLog } from '../src/normalise/findings.ts'
import { openPaperContext } from '../src/normalise/paper-context.ts'
import { openSectionReading, type SectionReading } from '../src/normalise/section-reading.ts'
import { sampleBytes } from './sample-images.ts'
import { buildSnapshot, doc } from './sample-paper.ts'

/** The first section of a paper that has the sample images; its headings are those of `nodes`. */
export const openReading = (nodes: readonly PaperNode[] = []): SectionReading =>
  openSectionReading(openFindingLog('s', 'Section “S”'), openPaperContext(buildSnapshot([['S', doc()]]), sampleBytes()), 1, nodes)
