import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedText } from '../../redline/RedlineText.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

const ScrolledText = lazy(async () => ({ default: (await import('../../redline/ScrolledText.tsx')).ScrolledText }))
const ComparedSections = lazy(async () => ({ default: (await import('../../redline/ComparedSections.tsx')).ComparedSections }))

/** What changed between two states of a section. */
export function TextComparison({ before, after }: { before: ComparedText; after: ComparedText }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  return (
    <Suspense fallback={<Skeleton label={word('loading')} lines={6} />}>
      <ScrolledText label={t('panel.comparison')}>
        <ComparedSections before={before} after={after} />
      </ScrolledText>
    </Suspense>
  )
}
