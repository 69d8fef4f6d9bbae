import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** How much of the text before the first change stays in view. */
const CONTEXT_PX = 96

/** A text with changes in a box that scrolls and starts at the first of them. */
export function ScrolledText({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('ins, del')
    if (first) box.current?.scrollTo({ top: first.offsetTop - CONTEXT_PX })
  }, [])
  return (
    <section
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable text must be reachable with the keyboard
      tabIndex={0}
      className="relative max-h-[48dvh] overflow-y-auto rounded-md border border-line bg-sheet px-5 py-4"
    >
      {children}
    </section>
  )
}
