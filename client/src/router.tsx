import { lazy } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { AppFrame } from './frame/AppFrame.tsx'
import { NotFoundPage } from './problems/NotFoundPage.tsx'
import { RequireSession } from './session/RequireSession.tsx'

/** A page's code with its strings. */
async function withStrings<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded, strings] = await Promise.all([page, import('./i18n/add-page-strings.ts')])
  strings.addPageStrings()
  return loaded
}

// Each page's code is loaded when somebody goes there, so that a reader never loads what drafting needs.
const HomePage = lazy(async () => ({ default: (await withStrings(import('./features/home/HomePage.tsx'))).HomePage }))
const SignInPage = lazy(async () => ({ default: (await withStrings(import('./features/sign-in/SignInPage.tsx'))).SignInPage }))
const JoinPage = lazy(async () => ({ default: (await withStrings(import('./features/sign-in/JoinPage.tsx'))).JoinPage }))
const SetUpPage = lazy(async () => ({ default: (await withStrings(import('./features/setup/SetUpPage.tsx'))).SetUpPage }))
const LibraryPage = lazy(async () => ({ default: (await withStrings(import('./features/library/LibraryPage.tsx'))).LibraryPage }))
const ReleasePage = lazy(async () => ({ default: (await withStrings(import('./features/library/ReleasePage.tsx'))).ReleasePage }))
const VerifyPage = lazy(async () => ({ default: (await withStrings(import('./features/verify/VerifyPage.tsx'))).VerifyPage }))
const PapersPage = lazy(async () => ({ default: (await withStrings(import('./features/papers/PapersPage.tsx'))).PapersPage }))
const PaperPage = lazy(async () => {
  const [page, strings] = await Promise.all([import('./features/paper/PaperPage.tsx'), import('./i18n/add-paper-strings.ts')])
  strings.addPaperStrings()
  return { default: page.PaperPage }
})
const GroupPage = lazy(async () => ({ default: (await withStrings(import('./features/group/GroupPage.tsx'))).GroupPage }))
const EditionPage = lazy(async () => ({ default: (await withStrings(import('./features/group/EditionPage.tsx'))).EditionPage }))
const QueuePage = lazy(async () => ({ default: (await withStrings(import('./features/queue/QueuePage.tsx'))).QueuePage }))
const ReviewPage = lazy(async () => ({ default: (await withStrings(import('./features/queue/ReviewPage.tsx'))).ReviewPage }))

/** Every page in the frame; those under `RequireSession` are for people who are signed in. */
export const AppRouter = () => (
  <BrowserRouter>
    <Routes>
      <Route Component={AppFrame}>
        <Route index Component={HomePage} />
        <Route path="sign-in" Component={SignInPage} />
        <Route path="join/:code?" Component={JoinPage} />
        <Route path="setup" Component={SetUpPage} />
        <Route path="releases" Component={LibraryPage} />
        <Route path="releases/:reference" Component={ReleasePage} />
        <Route path="verify" Component={VerifyPage} />
        <Route Component={RequireSession}>
          <Route path="papers" Component={PapersPage} />
          <Route path="papers/:paperId" Component={PaperPage} />
          <Route path="groups/:groupId" Component={GroupPage} />
          <Route path="editions/:slug" Component={EditionPage} />
          <Route path="queue" Component={QueuePage} />
          <Route path="queue/:sectionId" Component={ReviewPage} />
        </Route>
        <Route path="*" Component={NotFoundPage} />
      </Route>
    </Routes>
  </BrowserRouter>
)
