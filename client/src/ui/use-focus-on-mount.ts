import { type RefObject, useEffect, useRef } from 'react'

/** Moves the focus to an element when it appears, for content that answers what somebody just did. Give it `tabIndex={-1}`. */
export function useFocusOnMount<Target extends HTMLElement>(isWanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null)
  useEffect(() => {
    if (isWanted) target.current?.focus()
  }, [isWanted])
  return target
}
