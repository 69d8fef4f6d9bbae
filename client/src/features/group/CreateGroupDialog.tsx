import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCreateGroup } from '../../api/editions.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const KINDS = ['lab', 'consortium'] as const

/** Creates a lab or consortium and opens it. */
export function CreateGroupDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const navigate = useNavigate()
  const create = useCreateGroup(slug)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('lab')
  const [name, setName] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ kind, name }, { onSuccess: ({ id }) => void navigate(`/groups/${id}`) })
  }

  return (
    <Dialog title={t('edition.createTitle')} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <ActionProblem error={create.error} />
        <Select
          label={t('edition.kind')}
          choices={KINDS.map((value) => ({ value, label: word(`groupKind.${value}`) }))}
          value={kind}
          onChange={(event) => setKind(event.target.value === 'consortium' ? 'consortium' : 'lab')}
        />
        <TextField
          label={t('edition.name')}
          required
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            {t('edition.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
