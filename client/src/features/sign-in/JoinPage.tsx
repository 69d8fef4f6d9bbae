import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useJoinAsGuest, useSession } from '../../api/session.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

/** Joining a group with its code, name and organisation; the code may come with the address (`/join/:code`). */
export function JoinPage() {
  const { t } = useTranslation('session')
  const { code: codeFromPath } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const session = useSession()
  const join = useJoinAsGuest()
  const [code, setCode] = useState(codeFromPath ?? search.get('code') ?? '')
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    join.mutate({ code, name, organisation }, { onSuccess: ({ group }) => void navigate(`/groups/${group.id}`) })
  }

  return (
    <Page width="form">
      <PageHeader title={t('join.title')} lead={t('join.lead')} />
      <form onSubmit={submit} className="sheet flex flex-col gap-5 p-6">
        {session.data && !join.isPending && <Banner kind="info" title={t('join.already', { name: session.data.person.name })} />}
        <ActionProblem error={join.error} />
        <TextField
          label={t('join.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={32}
          className="[&_input]:font-mono [&_input]:text-lg [&_input]:tracking-widest [&_input]:uppercase"
          value={code}
          onChange={(event) => setCode(event.target.value.toUpperCase())}
        />
        <TextField
          label={t('join.name')}
          autoComplete="name"
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('join.organisation')}
          autoComplete="organization"
          required
          maxLength={120}
          description={t('join.shown')}
          value={organisation}
          onChange={(event) => setOrganisation(event.target.value)}
        />
        <Button type="submit" variant="primary" isBusy={join.isPending}>
          {t('join.action')}
        </Button>
      </form>
      <p className="mt-6 text-sm text-ink-soft">
        {t('join.member')} <TextLink to="/sign-in">{t('join.memberLink')}</TextLink>
      </p>
    </Page>
  )
}
