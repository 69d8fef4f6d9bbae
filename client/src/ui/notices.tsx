import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Banner, type BannerKind } from './Banner.tsx'
import { IconButton } from './IconButton.tsx'

export type Notice = { kind: BannerKind; title: string; text?: string }
type Shown = Notice & { number: number }

const NoticeContext = createContext<(notice: Notice) => void>(() => {})

/** Shows a short message in the corner and reads it out. Good news goes by itself, a problem stays until it is closed. */
export const useNotify = () => useContext(NoticeContext)

const STAYS_MS = 8_000

function ShownNotice({ notice, closeLabel, onClose }: { notice: Shown; closeLabel: string; onClose: (number: number) => void }) {
  const [isHeld, setHeld] = useState(false)
  const staysOpen = isHeld || notice.kind === 'problem' || notice.kind === 'warning'
  useEffect(() => {
    if (staysOpen) return
    const timer = setTimeout(() => onClose(notice.number), STAYS_MS)
    return () => clearTimeout(timer)
  }, [staysOpen, notice.number, onClose])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer or the focus here only stops the clock
    <div
      className="relative rounded-md bg-raised pr-10 shadow-raised"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Banner kind={notice.kind} title={notice.title}>
        {notice.text}
      </Banner>
      <IconButton icon={X} label={closeLabel} className="absolute top-0.5 right-0" onClick={() => onClose(notice.number)} />
    </div>
  )
}

/** Holds the notices and the live region that reads them out. */
export function NoticeProvider({ label, closeLabel, children }: { label: string; closeLabel: string; children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const notify = useMemo(
    () => (notice: Notice) => {
      next.current += 1
      const number = next.current
      setShown((before) => [...before.slice(-2), { ...notice, number }])
    },
    [],
  )
  const close = useCallback((number: number) => setShown((before) => before.filter((notice) => notice.number !== number)), [])
  return (
    <NoticeContext value={notify}>
      {children}
      <section
        aria-label={label}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 top-20 z-40 ml-auto flex max-w-md flex-col gap-3 *:pointer-events-auto"
      >
        {shown.map((notice) => (
          <ShownNotice key={notice.number} notice={notice} closeLabel={closeLabel} onClose={close} />
        ))}
      </section>
    </NoticeContext>
  )
}
