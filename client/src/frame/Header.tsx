import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useLocation } from 'react-router'
import { countWaiting } from '../api/offers.ts'
import { useQueue } from '../api/queue.ts'
import { useSession } from '../api/session.ts'
import { mayReview } from '../session/may.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { DemoRibbon } from './DemoRibbon.tsx'

const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu.tsx')).AccountMenu }))

const NavItem = ({ to, children }: { to: string; children: ReactNode }) => (
  <li>
    <NavLink
      to={to}
      className="relative flex min-h-11 items-center gap-1.5 px-2.5 text-sm font-medium text-ink-soft after:absolute after:inset-x-2.5 after:bottom-1 after:h-0.5 hover:text-ink aria-[current=page]:text-accent aria-[current=page]:after:bg-accent sm:px-3 sm:after:inset-x-3"
    >
      {children}
    </NavLink>
  </li>
)

function QueueLink() {
  const { t } = useTranslation('frame')
  const queue = useQueue()
  const count = countWaiting(queue.data)
  return (
    <NavItem to="/queue">
      {t('nav.queue')}
      {count > 0 && (
        <span className="rounded-full bg-state-review-soft px-1.5 text-xs font-semibold text-state-review">
          <span aria-hidden="true">{count}</span>
          <VisuallyHidden>{t('waiting', { count })}</VisuallyHidden>
        </span>
      )}
    </NavItem>
  )
}

/** Product name, the four places, and the person; above them, in a demo, that this is one. */
export function Header({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation('frame')
  const { data: session } = useSession()
  const { pathname } = useLocation()
  return (
    <header className="border-b border-line bg-sheet">
      <DemoRibbon />
      <div className={`mx-auto flex flex-wrap items-center gap-x-6 px-4 sm:px-6 ${isWide ? '' : 'max-w-page'}`}>
        <Link to="/" className="flex min-h-14 items-center gap-2.5 font-serif text-lg font-semibold tracking-tight">
          <img src="/icon.svg" alt="" width={26} height={26} />
          {t('product')}
        </Link>
        <nav aria-label={t('mainNavigation')} className="order-3 w-full sm:order-none sm:w-auto sm:flex-1">
          <ul className="-mx-2.5 flex gap-0.5 sm:mx-0">
            {session && <NavItem to="/papers">{t('nav.papers')}</NavItem>}
            {mayReview(session) && <QueueLink />}
            <NavItem to="/releases">{t('nav.library')}</NavItem>
            <NavItem to="/verify">{t('nav.verify')}</NavItem>
          </ul>
        </nav>
        <div className="ml-auto flex min-h-14 items-center">
          {session && (
            <Suspense fallback={<span className="text-sm">{session.person.name}</span>}>
              <AccountMenu person={session.person} />
            </Suspense>
          )}
          {session === null && pathname !== '/sign-in' && <LinkButton to="/sign-in">{t('signIn')}</LinkButton>}
        </div>
      </div>
    </header>
  )
}
