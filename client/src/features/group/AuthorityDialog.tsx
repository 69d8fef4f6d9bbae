import type { Authority } from '@concord/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSaveAuthority } from '../../api/authorities.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'

const MAX_NAME = 200
const MAX_SHORT_NAME = 40

type AuthorityDialogProps = { slug: string; authority?: Authority | undefined; onSaved: (name: string) => void; onClose: () => void }

/** Adds an authority to an edition, or corrects what one is called. */
export function AuthorityDialog({ slug, authority, onSaved, onClose }: AuthorityDialogProps) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const save = useSaveAuthority(slug, authority?.id)
  const [filled, setFilled] = useState({
    name: authority?.name ?? '',
    shortName: authority?.shortName ?? '',
    country: authority?.country ?? '',
  })
  const field = (name: keyof typeof filled) => ({
    value: filled[name],
    onChange: (event: { target: { value: string } }) => setFilled({ ...filled, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const country = filled.country.trim().toUpperCase()
    save.mutate(
      { ...filled, country: country === '' ? null : country },
      {
        onSuccess: ({ shortName }) => {
          onSaved(shortName)
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={authority ? t('authorities.correctTitle') : t('authorities.addTitle')} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <ActionProblem error={save.error} />
        {authority && <p className="text-sm text-ink-soft">{t('authorities.correctText')}</p>}
        <TextField
          label={t('authorities.name')}
          description={t('authorities.nameHint')}
          required
          autoFocus
          maxLength={MAX_NAME}
          {...field('name')}
        />
        <TextField
          label={t('authorities.shortName')}
          description={t('authorities.shortNameHint')}
          required
          maxLength={MAX_SHORT_NAME}
          {...field('shortName')}
        />
        <TextField
          label={t('authorities.country')}
          description={t('authorities.countryHint')}
          pattern="[A-Za-z]{2}"
          title={t('authorities.countryHint')}
          maxLength={2}
          {...field('country')}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={save.isPending}>
            {authority ? t('authorities.save') : t('authorities.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
