import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session.ts'
import { Loaded } from '../problems/Loaded.tsx'
import { Page } from '../ui/Page.tsx'

/** Lets signed-in people through; others sign in first and come back. Also catches a session that ends while a page is open. */
export function RequireSession() {
  const session = useSession()
  const { pathname, search, hash } = useLocation()
  if (session.data) return <Outlet />
  if (session.data === null) return <Navigate replace to={`/sign-in?${new URLSearchParams({ next: pathname + search + hash })}`} />
  return (
    <Page>
      <Loaded query={session}>{() => null}</Loaded>
    </Page>
  )
}
