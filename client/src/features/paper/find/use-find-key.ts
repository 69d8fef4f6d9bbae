import { useEffect, useEffectEvent } from 'react'

/** Ctrl+F (⌘F) on the paper's page opens our bar; pressed again within the bar it is the browser's own. */
export function useFindKey(open: () => void): void {
  const openNow = useEffectEvent(open)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      const isInBar = document.activeElement?.closest('[data-find-bar]')
      if (!isFind || isInBar || document.querySelector('[aria-modal="true"], [role="dialog"]')) return
      event.preventDefault()
      openNow()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
