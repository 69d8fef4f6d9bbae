import type { PersonPresent } from '../../../live/presence.ts'
import { goToSection, sectionPlace } from '../section-place.ts'

/** An editor is made when its section comes near the screen; a caret that does not stand by then is not waited for. */
const PATIENCE_MS = 3_000

/** Brings the section in which somebody writes into view, and their caret to the middle of the screen as soon as it stands there. */
export function goToPerson({ personId, sectionId }: Pick<PersonPresent, 'personId' | 'sectionId'>): void {
  if (sectionId === null) return
  goToSection(sectionId)
  const block = document.getElementById(sectionPlace.blockId(sectionId))
  if (block) whenFound(block, `.collaboration-carets__caret[data-person="${CSS.escape(personId)}"]`, showInMiddle)
}

const showInMiddle = (caret: Element): void => caret.scrollIntoView({ block: 'center' })

function whenFound(within: Element, selector: string, then: (found: Element) => void): void {
  const found = within.querySelector(selector)
  if (found) return then(found)
  const observer = new MutationObserver(() => {
    const appeared = within.querySelector(selector)
    if (!appeared) return
    stop()
    then(appeared)
  })
  const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS)
  const stop = () => {
    clearTimeout(timer)
    observer.disconnect()
  }
  observer.observe(within, { childList: true, subtree: true })
}
