import { EU_LANGUAGES, type Language, PAPER_TYPES, type PaperType, TEMPLATES } from '@concord/paper'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCreatePaper } from '../../api/papers.ts'
import { formatLanguage } from '../../i18n/format.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const MAX_TITLE = 200

/** Creates a paper from a template and opens it. */
export function CreatePaperDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useTranslation('group')
  const { t: word } = useTranslation('words')
  const navigate = useNavigate()
  const create = useCreatePaper()
  const [type, setType] = useState<PaperType>('position_paper')
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>('en')
  const titles = TEMPLATES[type].map((section) => section.title)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ groupId, type, title, language }, { onSuccess: ({ id }) => void navigate(`/papers/${id}`) })
  }

  return (
    <Dialog title={t('create.title')} isOpen onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <ActionProblem error={create.error} />
        <TextField
          label={t('create.name')}
          description={t('create.nameHint')}
          required
          autoFocus
          maxLength={MAX_TITLE}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Select
          label={t('create.type')}
          description={t('create.typeHint', { count: titles.length, titles: titles.join(' · ') })}
          choices={PAPER_TYPES.map((value) => ({ value, label: word(`paperType.${value}`) }))}
          value={type}
          onChange={(event) => setType(event.target.value as PaperType)}
        />
        <Select
          label={t('create.language')}
          choices={EU_LANGUAGES.map((value) => ({ value, label: formatLanguage(value) }))}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Language)}
        />
        <DialogActions>
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={create.isPending}>
            {t('create.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
