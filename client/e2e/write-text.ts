import { editorOf, type Page, untilSaved } from './stage.ts'

/** Writes at the end of a section. */
export async function type(page: Page, title: string, words: string): Promise<void> {
  await editorOf(page, title).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** Writes at the end of a section, and waits until it is saved. */
export async function typeSaved(page: Page, title: string, words: string): Promise<void> {
  await type(page, title, words)
  await untilSaved(page)
}

/** Pastes as a program's clipboard would, into the focused text. */
export const paste = (page: Page, clipboard: Readonly<Record<string, string>>) =>
  page.evaluate((kinds) => {
    const data = new DataTransfer()
    for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, clipboard)

/** Empties a section for the next test. */
export async function clear(page: Page, title: string): Promise<void> {
  await editorOf(page, title).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
}
