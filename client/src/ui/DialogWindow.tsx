import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { DialogProps } from './Dialog.tsx'

/** What `Dialog` shows, with the library behind it. Import `Dialog`. */
export const DialogWindow = ({ title, isOpen, onClose, children, role = 'dialog', isWide = false }: DialogProps) => (
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
