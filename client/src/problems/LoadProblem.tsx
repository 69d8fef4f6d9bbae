import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { describeProblem } from './describe-problem.ts'

/** What stands where something should have been loaded: what happened, and the button to try again. */
export function LoadProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('problems')
  const { t: word } = useTranslation('words')
  return (
    <Banner kind="problem" role="alert" title={t('loadTitle')} action={onRetry && <Button onClick={onRetry}>{word('retry')}</Button>}>
      {describeProblem(t, error)}
    </Banner>
  )
}

/** A refused or failed action, in words, above the button that was pressed. */
export function ActionProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('problems')
  if (!error) return null
  return (
    <Banner kind="problem" role="alert" title={t('title')}>
      {describeProblem(t, error)}
    </Banner>
  )
}
