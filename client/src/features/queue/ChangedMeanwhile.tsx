import type { SectionText } from '@concord/contract'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFocusOnMount } from '../../ui/use-focus-on-mount.ts'

const ComparedSections = lazy(async () => ({ default: (await import('../../redline/ComparedSections.tsx')).ComparedSections }))

/** Shown when an approval was refused because the text had moved on: what is different, and the way on. */
export function ChangedMeanwhile({ read, now, onGoOn }: { read: SectionText; now: SectionText; onGoOn: () => void }) {
  const { t } = useTranslation('queue')
  const section = useFocusOnMount<HTMLElement>()
  return (
    <section ref={section} tabIndex={-1} aria-label={t('changed.title')} className="space-y-6 outline-none">
      <Banner kind="warning" title={t('changed.title')}>
        {t('changed.text')}
      </Banner>
      <div className="sheet px-5 py-5 sm:px-10 sm:py-8">
        <Suspense>
          <ComparedSections before={read} after={now} />
        </Suspense>
      </div>
      <Button variant="primary" onClick={onGoOn}>
        {t('changed.go')}
      </Button>
    </section>
  )
}
