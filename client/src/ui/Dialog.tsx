import { lazy, type ReactNode, Suspense } from 'react'

// The library behind it is half as large as all that reading a paper needs; nobody reads in a dialog first.
const DialogWindow = lazy(async () => ({ default: (await import('./DialogWindow.tsx')).DialogWindow }))

export type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** `alertdialog` for questions that must be answered; it does not close on a press outside. */
  role?: 'dialog' | 'alertdialog'
  /** For a dialog that holds running text. */
  isWide?: boolean
}

/** A modal dialog: focus stays inside and returns where it was, Escape closes it. On a phone it is a sheet at the bottom. */
export const Dialog = (props: DialogProps) => (
  <Suspense>
    <DialogWindow {...props} />
  </Suspense>
)

/** The row of buttons at the end of a dialog. The main action comes last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-3 pt-1 sm:flex-row sm:justify-end">{children}</div>
)
