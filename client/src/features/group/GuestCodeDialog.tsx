import type { GuestCode } from '@concord/contract'
import { useQuery } from '@tanstack/react-query'
import { toString as drawQrCode } from 'qrcode'
import { useTranslation } from 'react-i18next'
import { useCreateGuestCode } from '../../api/groups.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'

/** A QR code as an image address that the content security policy allows. */
const useQrCode = (url: string) =>
  useQuery({
    queryKey: ['qr', url],
    queryFn: async () => `data:image/svg+xml;utf8,${encodeURIComponent(await drawQrCode(url, { type: 'svg', margin: 2 }))}`,
    staleTime: Number.POSITIVE_INFINITY,
  })

function ShownCode({ guestCode }: { guestCode: GuestCode }) {
  const { t } = useTranslation('group')
  const url = new URL(guestCode.url, location.origin).href
  const qr = useQrCode(url)
  return (
    <div className="flex flex-col items-center gap-5 text-center">
      {qr.data && <img src={qr.data} alt={t('invite.qr', { url })} className="size-56 rounded-md bg-[#fff]" />}
      <dl className="space-y-3">
        <div>
          <dt className="text-sm text-ink-soft">{t('invite.code')}</dt>
          <dd className="font-mono text-3xl font-semibold tracking-widest select-all">{guestCode.code}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-soft">{t('invite.address')}</dt>
          <dd className="font-mono text-sm break-all select-all">{url}</dd>
        </div>
      </dl>
      <p className="text-sm text-ink-soft">{t('invite.expires', { date: formatDateTime(guestCode.expiresAt) })}</p>
    </div>
  )
}

/** Makes a guest code and shows it large, with a QR code, for the projector. */
export function GuestCodeDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const create = useCreateGuestCode(groupId)
  return (
    <Dialog title={t('invite.title')} isOpen onClose={onClose}>
      {!create.data && <p className="text-sm text-ink-soft">{t('invite.text')}</p>}
      <ActionProblem error={create.error} />
      <div aria-live="polite">{create.data && <ShownCode guestCode={create.data} />}</div>
      <DialogActions>
        <Button onClick={onClose}>{word('close')}</Button>
        <Button variant={create.data ? 'secondary' : 'primary'} isBusy={create.isPending} onClick={() => create.mutate()}>
          {create.data ? t('invite.makeAnother') : t('invite.make')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
