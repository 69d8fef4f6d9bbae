const blockId = (sectionId: string): string => `section-${sectionId}`
const headingId = (sectionId: string): string => `section-title-${sectionId}`

/** Ids of a section's elements on the page. */
export const sectionPlace = { blockId, headingId }

/** Brings a section into view and moves the focus to its heading. */
export function goToSection(sectionId: string): void {
  document.getElementById(blockId(sectionId))?.scrollIntoView({ block: 'start' })
  document.getElementById(headingId(sectionId))?.focus({ preventScroll: true })
  window.history.replaceState(window.history.state, '', `#${blockId(sectionId)}`)
}
