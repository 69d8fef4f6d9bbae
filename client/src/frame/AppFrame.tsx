import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useMatch } from 'react-router'
import { NoticeProvider } from '../ui/notices.tsx'
import { Header } from './Header.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { StartingPage } from './StartingPage.tsx'
import { useScrollToTop } from './use-scroll-to-top.ts'

const MAIN_ID = 'main'

/** Skip link, header, the page, footer; and the region for notices. The paper page fills the screen and has no footer. */
export function AppFrame() {
  const { t } = useTranslation('frame')
  const { t: word } = useTranslation('words')
  const { pathname } = useLocation()
  const isPaper = useMatch('/papers/:paperId') !== null
  useScrollToTop()
  return (
    <NoticeProvider label={t('notices')} closeLabel={word('close')}>
      <div className="flex min-h-dvh flex-col">
        <a
          href={`#${MAIN_ID}`}
          className="sr-only z-50 bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t('skip')}
        </a>
        <Header isWide={isPaper} />
        <main id={MAIN_ID} tabIndex={-1} className="flex flex-1 flex-col outline-none">
          <PageBoundary key={pathname}>
            <Suspense fallback={<StartingPage />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </main>
        {!isPaper && (
          <footer className="border-t border-line">
            <p className="mx-auto max-w-page px-4 py-6 text-sm text-ink-soft sm:px-6">
              {t('product')} · {t('footer')}
            </p>
          </footer>
        )}
      </div>
    </NoticeProvider>
  )
}
