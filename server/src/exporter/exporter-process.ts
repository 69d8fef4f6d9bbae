import { RenditionError, renderPaper } from '@concord/export'
import type { RenderAnswer, RenderRequest } from './exporter-messages.ts'

/** Runs in a process of its own (exporter.ts forks it): renders what it is sent, one paper at a time, and knows nothing else. */
async function answer({ snapshot, files }: RenderRequest): Promise<RenderAnswer> {
  try {
    return { kind: 'rendered', files: await renderPaper(snapshot, files) }
  } catch (error) {
    if (error instanceof RenditionError) return { kind: 'refused', findings: error.findings }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', async (request: RenderRequest) => {
  process.send!(await answer(request))
})
// The server has gone: nobody is left to answer to.
process.on('disconnect', () => process.exit(0))
