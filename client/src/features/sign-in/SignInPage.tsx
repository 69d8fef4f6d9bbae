import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import { useSession, useSignIn } from '../../api/session.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { nextPath } from '../../session/next-path.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

/** Sign-in with e-mail and password; goes back to `?next=` where that is one of our pages. */
export function SignInPage() {
  const { t } = useTranslation('session')
  const [search] = useSearchParams()
  const session = useSession()
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')

  if (session.data) return <Navigate replace to={nextPath(search.get('next'))} />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password })
  }

  return (
    <Page width="form">
      <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
      <form onSubmit={submit} className="sheet flex flex-col gap-5 p-6">
        {search.has('next') && !signIn.error && <Banner kind="info" title={t('signIn.ended')} />}
        <ActionProblem error={signIn.error} />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" isBusy={signIn.isPending}>
          {t('signIn.action')}
        </Button>
      </form>
      <p className="mt-6 text-sm text-ink-soft">
        {t('signIn.guest')} <TextLink to="/join">{t('signIn.guestLink')}</TextLink>
      </p>
    </Page>
  )
}
