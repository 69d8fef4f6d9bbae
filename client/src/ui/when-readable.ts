const TEXT = '.paper-prose'
/** A paper without text, or a slow line: what makes it editable does not wait for ever. */
const PATIENCE_MS = 2_000

const isOnPaper = (): boolean => window.location.pathname.startsWith('/papers/')

/**
 * Resolves once the first text of a paper has been painted, so that code that nobody needs to read it does not stand in its way; on other
 * pages at once.
 */
export function whenReadable(): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      observer.disconnect()
      // After the next frame: a tab in the background paints none and must not wait either.
      setTimeout(resolve, 20)
    }
    const look = () => (!isOnPaper() || document.querySelector(TEXT)) && settle()
    const observer = new MutationObserver(look)
    const timer = setTimeout(settle, PATIENCE_MS)
    observer.observe(document.body, { childList: true, subtree: true })
    look()
  })
}
