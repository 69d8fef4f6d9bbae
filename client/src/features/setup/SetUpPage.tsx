import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useSetUp } from '../../api/setup.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextField } from '../../ui/TextField.tsx'

const EMPTY = { name: '', email: '', password: '', organisation: '', edition: '' }

/** The one-time set-up of a fresh server, from the link that it printed. */
export function SetUpPage() {
  const { t } = useTranslation('session')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const setUp = useSetUp()
  const [form, setForm] = useState(EMPTY)
  const token = search.get('token')

  const field = (name: keyof typeof EMPTY) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { organisation, ...rest } = form
    const body = { ...rest, token: token ?? '', ...(organisation.trim() ? { organisation } : {}) }
    setUp.mutate(body, { onSuccess: () => void navigate('/') })
  }

  return (
    <Page width="form">
      <PageHeader title={t('setUp.title')} lead={t('setUp.lead')} />
      {token === null ? (
        <Banner kind="warning" title={t('setUp.noToken')} />
      ) : (
        <form onSubmit={submit} className="sheet flex flex-col gap-5 p-6">
          <ActionProblem error={setUp.error} />
          <TextField label={t('setUp.edition')} description={t('setUp.editionHint')} required maxLength={200} {...field('edition')} />
          <TextField label={t('setUp.name')} autoComplete="name" required maxLength={120} {...field('name')} />
          <TextField label={t('setUp.organisation')} autoComplete="organization" maxLength={120} {...field('organisation')} />
          <TextField label={t('email')} type="email" autoComplete="username" required {...field('email')} />
          <TextField
            label={t('password')}
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={128}
            description={t('setUp.passwordHint')}
            {...field('password')}
          />
          <Button type="submit" variant="primary" isBusy={setUp.isPending}>
            {t('setUp.action')}
          </Button>
        </form>
      )}
    </Page>
  )
}
