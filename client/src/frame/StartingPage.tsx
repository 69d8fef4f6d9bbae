import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

/** What stands on the screen while the first page's code loads. */
export function StartingPage() {
  const { t } = useTranslation('words')
  return (
    <Page>
      <Skeleton label={t('loading')} />
    </Page>
  )
}
