import { type KeyboardEvent, useCallback } from 'react'

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Moves focus between the links of a list with the arrow keys or j and k. Only while the focus is in the list. */
export function useListKeys() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[href]')]
    const current = links.indexOf(document.activeElement as HTMLAnchorElement)
    const next = links[Math.min(links.length - 1, Math.max(0, current + step))]
    if (!next) return
    event.preventDefault()
    next.focus()
  }, [])
}
