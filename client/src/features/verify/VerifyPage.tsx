import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { verifyFile, verifyHash } from '../../api/verify.ts'
import { ActionProblem } from '../../problems/LoadProblem.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { FileDrop } from './FileDrop.tsx'
import { HashForm } from './HashForm.tsx'
import { canHash, hashFile } from './hash-file.ts'
import { VerifyResult } from './VerifyResult.tsx'

type Subject = { name: string; file: File } | { name: string; sha256: string }

async function check(subject: Subject) {
  if ('sha256' in subject) return verifyHash(subject.sha256)
  return canHash() ? verifyHash(await hashFile(subject.file)) : verifyFile(subject.file)
}

/** Says what a file or a hash is: released, superseded, withdrawn or unknown. */
export function VerifyPage() {
  const { t } = useTranslation('verify')
  const verify = useMutation({ mutationFn: check })
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={canHash() ? t('lead') : t('leadUpload')} />
      <div className="space-y-6">
        <div className="space-y-4">
          <div role="status">{verify.isPending && <Progress label={t('checking', { name: verify.variables.name })} />}</div>
          <ActionProblem error={verify.error} />
          {verify.data && <VerifyResult key={verify.submittedAt} answer={verify.data} name={verify.variables?.name ?? ''} />}
        </div>
        <FileDrop onFile={(file) => verify.mutate({ name: file.name, file })} />
        <p className="text-center text-sm text-ink-soft">{t('or')}</p>
        <HashForm onHash={(sha256) => verify.mutate({ name: t('hash'), sha256 })} />
      </div>
    </Page>
  )
}
