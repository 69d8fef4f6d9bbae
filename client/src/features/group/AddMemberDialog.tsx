import { GROUP_ROLES } from '@concord/paper'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NewMember, useAddMember } from '../../api/groups.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const ROLES = GROUP_ROLES.filter((role) => role !== 'guest')
const MAX_NAME = 120

/** Adds a person to a group. A password that the server made is shown once, here. */
export function AddMemberDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation('group')
  const { t: tSession } = useTranslation('session')
  const { t: word } = useTranslation('words')
  const add = useAddMember(groupId)
  const [member, setMember] = useState<NewMember>({ name: '', email: '', organisation: '', role: 'contributor' })

  const field = (name: 'name' | 'email' | 'organisation') => ({
    value: member[name],
    required: true,
    onChange: (event: { target: { value: string } }) => setMember({ ...member, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(member)
  }

  if (add.data) {
    const { name } = add.data.person
    return (
      <Dialog title={t('add.title')} isOpen onClose={onClose}>
        <Banner kind="success" role="status" title={t('add.added', { name })}>
          {add.data.password && (
            <>
              <p>{t('add.password', { name })}</p>
              <p className="mt-2 font-mono text-base break-all select-all">{add.data.password}</p>
            </>
          )}
        </Banner>
        <DialogActions>
          <Button variant="primary" autoFocus onClick={onClose}>
            {word('close')}
          </Button>
        </DialogActions>
      </Dialog>
    )
  }

  return (
    <Dialog title={t('add.title')} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <ActionProblem error={add.error} />
        <TextField label={t('add.name')} autoFocus maxLength={MAX_NAME} {...field('name')} />
        <TextField label={tSession('email')} type="email" {...field('email')} />
        <TextField label={t('add.organisation')} maxLength={MAX_NAME} {...field('organisation')} />
        <Select
          label={t('add.role')}
          choices={ROLES.map((value) => ({ value, label: word(`role.${value}`) }))}
          value={member.role}
          onChange={(event) => setMember({ ...member, role: event.target.value as NewMember['role'] })}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={add.isPending}>
            {t('add.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
