import { useTranslation } from 'react-i18next'
import { useRemoveMember } from '../../api/groups.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { useNotify } from '../../ui/notices.tsx'

type RemoveMemberDialogProps = { groupId: string; member: { id: string; name: string }; onClose: () => void }

/** Asks once before somebody is removed, and says what stays. */
export function RemoveMemberDialog({ groupId, member, onClose }: RemoveMemberDialogProps) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const remove = useRemoveMember(groupId)
  const notify = useNotify()
  const { name } = member
  const confirm = () =>
    remove.mutate(member.id, {
      onSuccess: () => {
        notify({ kind: 'success', title: t('remove.removed', { name }) })
        onClose()
      },
    })
  return (
    <Dialog title={t('remove.title', { name })} role="alertdialog" isOpen onClose={onClose}>
      <ActionProblem error={remove.error} />
      <p>{t('remove.text', { name })}</p>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {word('cancel')}
        </Button>
        <Button variant="danger" isBusy={remove.isPending} onClick={confirm}>
          {t('remove.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
