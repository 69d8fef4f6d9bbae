import { lazy, type ReactNode, Suspense, useState } from 'react'

const SideDrawerWindow = lazy(async () => ({ default: (await import('./SideDrawerWindow.tsx')).SideDrawerWindow }))

export type SideDrawerProps = { side: 'left' | 'right'; label: string; isOpen: boolean; onClose: () => void; children: ReactNode }

/** What stands beside the sheet on a wide screen, over it on a narrow one. Its code is loaded when it is first opened. */
export function SideDrawer(props: SideDrawerProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  return (
    wasOpen && (
      <Suspense>
        <SideDrawerWindow {...props} />
      </Suspense>
    )
  )
}
