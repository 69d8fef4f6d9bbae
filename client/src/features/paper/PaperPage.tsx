import { useEffect } from 'react'
import { useParams } from 'react-router'
import { usePaper } from '../../api/papers.ts'
import { useSession } from '../../api/session.ts'
import { registerServiceWorker } from '../../offline/register-service-worker.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { OpenPaper } from './OpenPaper.tsx'

/** One paper: its text, drafted live section by section, and everything that leads it to its release. */
export function PaperPage() {
  const { paperId = '' } = useParams()
  const paper = usePaper(paperId)
  const { data: session } = useSession()
  const isOpen = Boolean(paper.data && session)
  useEffect(() => {
    if (isOpen) registerServiceWorker()
  }, [isOpen])
  if (paper.data && session) return <OpenPaper key={paperId} paper={paper.data} person={session.person} />
  return (
    <Page>
      <Loaded query={paper} lines={8}>
        {() => null}
      </Loaded>
    </Page>
  )
}
