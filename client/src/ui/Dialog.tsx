import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

type DialogProps = {
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
export const Dialog = ({ title, isOpen, onClose, children, role = 'dialog', isWide = false }: DialogProps) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => !open && onClose()}
    isDismissable={role === 'dialog'}
    className="fixed inset-0 z-50 flex items-end justify-center bg-scrim sm:items-center sm:p-6"
  >
    <Modal
      className={`max-h-[92dvh] w-full overflow-y-auto rounded-t-lg bg-raised shadow-raised sm:rounded-lg ${isWide ? 'max-w-3xl' : 'max-w-lg'}`}
    >
      <AriaDialog role={role} className="flex flex-col gap-5 p-6 outline-none">
        <Heading slot="title" level={2} className="text-xl font-semibold">
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)

/** The row of buttons at the end of a dialog. The main action comes last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-3 pt-1 sm:flex-row sm:justify-end">{children}</div>
)
