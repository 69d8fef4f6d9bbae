import { useEffect } from 'react'
import { keepLook, useLooked } from '../../../api/history.ts'
import { sectionPlace } from '../section-place.ts'

/** A section that has been on the screen for so long was looked at; one that was only scrolled past was not. */
const DWELL_MS = 2_000

/**
 * Tells the server which sections the person has looked at, each when it leaves the screen. Begins only when it is known what they had
 * seen before this visit. What cannot be told is told on the next visit.
 */
export function useLooking(paperId: string, sectionIds: readonly string[]): void {
  const isKnown = useLooked(paperId).data !== undefined
  const all = sectionIds.join()
  useEffect(() => (isKnown && all !== '' ? watchSections(all.split(',')) : undefined), [isKnown, all])
}

function watchSections(sectionIds: readonly string[]): () => void {
  const shownSince = new Map<string, number>()
  const leave = (id: string) => {
    const since = shownSince.get(id)
    shownSince.delete(id)
    if (since !== undefined && performance.now() - since >= DWELL_MS) keepLook(id).catch(() => {})
  }
  const leaveAll = () => {
    for (const id of [...shownSince.keys()]) leave(id)
  }
  const ids = new Map(sectionIds.map((id) => [sectionPlace.blockId(id), id]))
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const id = ids.get(target.id)
      if (id === undefined) continue
      if (!isIntersecting) leave(id)
      else if (!shownSince.has(id)) shownSince.set(id, performance.now())
    }
  })
  const observe = () => {
    for (const place of ids.keys()) {
      const element = document.getElementById(place)
      if (element) observer.observe(element)
    }
  }
  const changeVisibility = () => {
    observer.disconnect()
    if (document.hidden) leaveAll()
    else observe()
  }
  observe()
  document.addEventListener('visibilitychange', changeVisibility)
  window.addEventListener('pagehide', leaveAll)
  return () => {
    document.removeEventListener('visibilitychange', changeVisibility)
    window.removeEventListener('pagehide', leaveAll)
    observer.disconnect()
    leaveAll()
  }
}
