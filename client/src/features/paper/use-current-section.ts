import { useCallback, useEffect, useState } from 'react'
import { sectionPlace } from './section-place.ts'

/** A band in the upper part of the screen; the section in it is the one that is being read. */
const READING_BAND = '-22% 0px -68% 0px'

/** Whether somebody works in an element that can be seen: then that one counts, wherever it stands on the screen. */
function isWorkedIn(element: Element): boolean {
  if (!element.contains(document.activeElement)) return false
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/** The section that is being worked in or read, by its id, and the way to say which one it is. */
export function useCurrentSection(sectionIds: readonly string[]): [current: string | undefined, setCurrent: (sectionId: string) => void] {
  const [current, setCurrent] = useState(sectionIds[0])
  const all = sectionIds.join()
  useEffect(() => {
    const shown = all.split(',').flatMap((id) => {
      const element = document.getElementById(sectionPlace.blockId(id))
      return element ? [{ id, element }] : []
    })
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find((entry) => entry.isIntersecting)
        if (!entered) return
        const worked = shown.find(({ element }) => isWorkedIn(element))
        setCurrent((worked ?? shown.find(({ element }) => element === entered.target))?.id)
      },
      { rootMargin: READING_BAND },
    )
    for (const { element } of shown) observer.observe(element)
    return () => observer.disconnect()
  }, [all])
  return [current, useCallback((sectionId: string) => setCurrent(sectionId), [])]
}
