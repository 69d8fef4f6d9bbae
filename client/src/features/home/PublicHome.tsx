import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useReleases } from '../../api/releases.ts'
import { ReleaseList } from '../../lists/ReleaseList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useArrival } from '../../ui/PageHeader.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

const SHOWN = 3

/** The start page for everybody: what this is, the ways in, and the papers that are out. */
export function PublicHome() {
  const { t } = useTranslation('home')
  const heading = useArrival('Concord')
  const releases = useReleases()
  return (
    <div className="space-y-14">
      <section className="max-w-3xl space-y-6 pt-2 md:pt-6">
        <h1 ref={heading} tabIndex={-1} className="font-serif text-3xl font-semibold tracking-tight md:text-[2.75rem] md:leading-[1.12]">
          {t('title')}
        </h1>
        <p className="max-w-text font-serif text-lg text-ink-soft">{t('lead')}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/sign-in" variant="primary">
            {t('signIn')}
          </LinkButton>
          <LinkButton to="/join">{t('join')}</LinkButton>
        </div>
      </section>
      <section className="space-y-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="text-lg font-semibold">{t('latest')}</h2>
          <TextLink to="/releases" className="text-sm">
            {t('allReleases')}
          </TextLink>
        </div>
        <Loaded query={releases}>
          {({ items }) => <ReleaseList releases={items.filter(({ state }) => state === 'released').slice(0, SHOWN)} />}
        </Loaded>
      </section>
      <section className="flex flex-col gap-4 border-t border-line pt-8 sm:flex-row sm:items-center">
        <Icon of={ShieldCheck} size={28} className="text-accent" />
        <div className="flex-1">
          <h2 className="font-semibold">{t('verifyTitle')}</h2>
          <p className="text-sm text-ink-soft">{t('verifyText')}</p>
        </div>
        <LinkButton to="/verify">{t('verify')}</LinkButton>
      </section>
    </div>
  )
}
