import { useLayoutEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** A page that was newly opened starts at its top; going back is left to the browser, and so is a `#place` in the address. */
export function useScrollToTop() {
  const { pathname, hash } = useLocation()
  const kind = useNavigationType()
  // Depends on the path alone: a changed filter in the query string keeps its place.
  useLayoutEffect(() => {
    if (kind !== 'POP' && hash === '') window.scrollTo(0, 0)
  }, [pathname])
}
