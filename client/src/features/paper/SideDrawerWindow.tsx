import { X } from 'lucide-react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import type { SideDrawerProps } from './SideDrawer.tsx'

/** What `SideDrawer` shows, with the library behind it. Import `SideDrawer`. */
export function SideDrawerWindow({ side, label, isOpen, onClose, children }: SideDrawerProps) {
  const { t } = useTranslation('words')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`fixed inset-0 z-30 flex bg-scrim ${side === 'right' ? 'justify-end' : ''}`}
    >
      <Modal className="h-full w-[min(24rem,92vw)] overflow-y-auto bg-sheet shadow-raised">
        <Dialog aria-label={label} className="flex flex-col p-4 outline-none">
          <IconButton icon={X} label={t('close')} onClick={onClose} className="self-end" />
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
