import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

function FailedPage() {
  const { t } = useTranslation('frame')
  return (
    <Page width="text">
      <PageHeader title={t('failure.title')} lead={t('failure.text')} />
      <Button variant="primary" onClick={() => location.reload()}>
        {t('failure.reload')}
      </Button>
    </Page>
  )
}

/** Keeps the frame standing when a page throws, or when its code is no longer on the server after an update. Give it the path as key. */
export class PageBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <FailedPage /> : this.props.children
  }
}
