import { useSession } from '../../api/session.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PublicHome } from './PublicHome.tsx'
import { WorkHome } from './WorkHome.tsx'

/** The start page: what waits for the person, or, signed out, what Concord is. */
export function HomePage() {
  const session = useSession()
  return (
    <Page>
      <Loaded query={session}>{(current) => (current ? <WorkHome session={current} /> : <PublicHome />)}</Loaded>
    </Page>
  )
}
