import { type RefObject, useEffect, useState } from 'react'

const NEAR = '900px 0px'

/** Becomes true once the element comes near the screen, and stays true. */
export function useNearScreen(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (isNear || !watched) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setNear(true), {
      rootMargin: NEAR,
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, isNear])
  return isNear
}
