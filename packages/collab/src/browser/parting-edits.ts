import { fromBase64, toBase64 } from 'lib0/buffer'

const keyOf = (personId: string, sectionId: string) => `concord-parting-${personId}-${sectionId}`

/**
 * What a page keeps of a section in the very moment in which it goes away. Its IndexedDB writes may still be under way then and are
 * lost with it; local storage is written before the page is gone.
 */
export function keepPartingEdits(personId: string, sectionId: string, update: Uint8Array): void {
  try {
    localStorage.setItem(keyOf(personId, sectionId), toBase64(update))
  } catch {
    // No room or no storage in this browser: the page has asked before leaving, and nothing more can be done now.
  }
}

/** What an earlier page kept, as an update; undefined where there is nothing. It stays until `dropPartingEdits`. */
export function readPartingEdits(personId: string, sectionId: string): Uint8Array | undefined {
  try {
    const kept = localStorage.getItem(keyOf(personId, sectionId))
    return kept === null ? undefined : fromBase64(kept)
  } catch {
    // A browser without storage has kept nothing.
    return undefined
  }
}

/** Forgets what was kept, once it is safe elsewhere. */
export function dropPartingEdits(personId: string, sectionId: string): void {
  try {
    localStorage.removeItem(keyOf(personId, sectionId))
  } catch {
    // A browser without storage has nothing to forget.
  }
}
