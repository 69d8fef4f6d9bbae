import { fields } from '@concord/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** A field for a fingerprint, as people paste it: with spaces, line breaks or capitals. May come filled in with `?sha256=`. */
export function HashForm({ onHash }: { onHash: (sha256: string) => void }) {
  const { t } = useTranslation('verify')
  const [search] = useSearchParams()
  const [typed, setTyped] = useState(search.get('sha256') ?? '')
  const [error, setError] = useState<string>()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sha256 = typed.replace(/\s/gu, '').toLowerCase()
    const isHash = fields.hash.safeParse(sha256).success
    setError(isHash ? undefined : t('hashWrong', { count: sha256.length }))
    if (isHash) onHash(sha256)
  }

  return (
    <form onSubmit={submit} noValidate className="sheet flex flex-col gap-4 p-6">
      <TextField
        label={t('hash')}
        description={t('hashHint')}
        error={error}
        autoComplete="off"
        spellCheck={false}
        className="[&_input]:font-mono [&_input]:text-sm"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" className="self-start">
        {t('check')}
      </Button>
    </form>
  )
}
