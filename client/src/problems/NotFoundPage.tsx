import { useTranslation } from 'react-i18next'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** For addresses that lead nowhere, and for things that the person may not see: the two look alike on purpose. */
export function NotFoundPage() {
  const { t } = useTranslation('frame')
  return (
    <Page width="text">
      <PageHeader title={t('notFound.title')} lead={t('notFound.text')} />
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/" variant="primary">
          {t('notFound.home')}
        </LinkButton>
        <LinkButton to="/releases">{t('notFound.library')}</LinkButton>
      </div>
    </Page>
  )
}
