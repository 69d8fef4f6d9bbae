import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionKey } from '../../api/session.ts'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import type { PaperLiveSnapshot } from '../../live/paper-live-snapshot.ts'
import type { SectionEnd } from '../../live/section-live.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'

const hasEnd = (end: SectionEnd) => (live: PaperLiveSnapshot) => [...live.sections.values()].some((section) => section.end === end)

/** What concerns the whole page: the session is over, or the app is older than the server. */
export function LiveNotices() {
  const { t } = useTranslation('paper')
  const queries = useQueryClient()
  const isSignedOut = usePaperLive(hasEnd('sign_in'))
  const isOutdated = usePaperLive(hasEnd('reload'))
  if (isSignedOut) {
    // Without a session the router asks to sign in and comes back here.
    const action = (
      <Button variant="primary" onClick={() => queries.setQueryData(sessionKey, null)}>
        {t('live.signIn')}
      </Button>
    )
    return (
      <Banner kind="warning" role="alert" title={t('live.sessionTitle')} action={action}>
        {t('live.sessionText')}
      </Banner>
    )
  }
  if (!isOutdated) return null
  return (
    <Banner
      kind="warning"
      role="alert"
      title={t('live.reloadTitle')}
      action={
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t('live.reload')}
        </Button>
      }
    >
      {t('live.reloadText')}
    </Banner>
  )
}
