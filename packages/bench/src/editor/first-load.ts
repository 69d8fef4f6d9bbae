import type { Page } from 'playwright-core'

const EDITOR_CODE = /\/assets\/(SectionEditor|Toolbar|open-paper-live)-/
const KB = 1_000

export type FirstLoad = { readableMs: number; firstScriptKb: number; readBeforeEditor: number }

/** Opens a paper with an empty cache: when its first text can be read, and what JavaScript had come until then. */
export async function openFirst(page: Page, url: string): Promise<FirstLoad> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Map<string, string>()
  let bytes = 0
  let isEditorThere = false
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.set(requestId, response.url)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId)
    if (script === undefined) return
    if (EDITOR_CODE.test(script)) isEditorThere = true
    bytes += encodedDataLength
  })
  const startedAt = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => (document.querySelector('.paper-prose')?.textContent?.length ?? 0) > 100, undefined, { polling: 'raf' })
  const figures = { readableMs: performance.now() - startedAt, firstScriptKb: bytes / KB, readBeforeEditor: isEditorThere ? 0 : 1 }
  await session.detach()
  return figures
}
