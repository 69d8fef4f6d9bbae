import { sectionBlockId } from '../../reading/paper-links.ts'

const blockId = sectionBlockId
const headingId = (sectionId: string): string => `section-title-${sectionId}`

/** Ids of a section's elements on the page. */
export const sectionPlace = { blockId, headingId }

/** Id of the paper's heading. */
export const PAPER_TITLE_ID = 'paper-title'

/**
 * Moves the focus to a heading after a step that took the pressed button away; else a keyboard would start again at the top.
 * Waits until the dialog around the button has given the focus back.
 */
export function focusAfterStep(headingId: string): void {
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById(headingId)?.focus({ preventScroll: true })
  }, 60)
}

/** Brings a section into view. */
export const showSection = (sectionId: string): void => document.getElementById(blockId(sectionId))?.scrollIntoView({ block: 'start' })

/** Brings a section into view and moves the focus to its heading. */
export function goToSection(sectionId: string): void {
  showSection(sectionId)
  document.getElementById(headingId(sectionId))?.focus({ preventScroll: true })
  window.history.replaceState(window.history.state, '', `#${blockId(sectionId)}`)
}
