import { z } from 'zod'
import { editionDetail, editionList, groupDetail, guestCode } from './editions.ts'
import { noBody, reasonBody } from './fields.ts'
import { offer, offerList, offerWordsBody } from './offers.ts'
import { createPaperBody, paper, paperList, paperQuery, renamePaperBody, section } from './papers.ts'
import { release, releaseList, releaseQuery, verifyAnswer, verifyBody } from './releases.ts'
import { addMemberBody, createGroupBody, memberAdded, setUpBody } from './secretariat.ts'
import { addSectionBody, approveSectionBody, authorship, changeSectionBody, history, queue, revision, sectionContent } from './sections.ts'
import { confirmBody, currentSession, group, guestSignedIn, guestSignInBody, signedIn, signInBody } from './session.ts'

/** One HTTP call that outside clients may rely on. `path` uses `{name}` for parameters, as OpenAPI does. */
export type Endpoint = {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  status: number
  answer?: z.ZodType
  public?: true
}

const text = z.string()

/** Every call of `/api/v1` and the pages around it; `/openapi.json` is made from this list and a test compares it with the routes. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the server is ready',
    status: 200,
    answer: z.object({ status: z.literal('ready') }),
    public: true,
  },
  { method: 'get', path: '/metrics', summary: 'Prometheus metrics', status: 200, answer: text, public: true },
  { method: 'post', path: '/api/v1/session', summary: 'Sign in', body: signInBody, status: 201, answer: signedIn, public: true },
  {
    method: 'post',
    path: '/api/v1/session/guest',
    summary: 'Join a group with a guest code',
    body: guestSignInBody,
    status: 201,
    answer: guestSignedIn,
    public: true,
  },
  { method: 'post', path: '/api/v1/session/confirm', summary: 'Prove the password again', body: confirmBody, status: 204 },
  { method: 'get', path: '/api/v1/session', summary: 'Who is signed in', status: 200, answer: currentSession },
  { method: 'delete', path: '/api/v1/session', summary: 'Sign out', status: 204 },
  { method: 'get', path: '/api/v1/editions', summary: 'All editions', status: 200, answer: editionList, public: true },
  {
    method: 'get',
    path: '/api/v1/editions/{slug}',
    summary: 'One edition with its groups and the papers that you may see',
    status: 200,
    answer: editionDetail,
    public: true,
  },
  {
    method: 'post',
    path: '/api/v1/editions/{slug}/groups',
    summary: 'Create a lab or a consortium',
    body: createGroupBody,
    status: 201,
    answer: group,
  },
  { method: 'get', path: '/api/v1/groups/{groupId}', summary: 'One group with its members', status: 200, answer: groupDetail },
  {
    method: 'post',
    path: '/api/v1/groups/{groupId}/guest-codes',
    summary: 'Make a new guest code',
    body: noBody,
    status: 201,
    answer: guestCode,
  },
  {
    method: 'post',
    path: '/api/v1/groups/{groupId}/members',
    summary: 'Add a member, or change a member’s role',
    body: addMemberBody,
    status: 201,
    answer: memberAdded,
  },
  {
    method: 'delete',
    path: '/api/v1/groups/{groupId}/members/{personId}',
    summary: 'Remove a member from a group',
    status: 204,
  },
  {
    method: 'post',
    path: '/api/v1/setup',
    summary: 'Set up the first edition with the one-time link',
    body: setUpBody,
    status: 201,
    answer: signedIn,
    public: true,
  },
  {
    method: 'get',
    path: '/api/v1/queue',
    summary: 'Sections that wait for your approval, and words that came too late',
    status: 200,
    answer: queue,
  },
  {
    method: 'post',
    path: '/api/v1/papers',
    summary: 'Create a paper from its template',
    body: createPaperBody,
    status: 201,
    answer: paper,
  },
  { method: 'get', path: '/api/v1/papers', summary: 'Papers that you may see', query: paperQuery, status: 200, answer: paperList },
  { method: 'get', path: '/api/v1/papers/{paperId}', summary: 'One paper', status: 200, answer: paper },
  { method: 'patch', path: '/api/v1/papers/{paperId}', summary: 'Rename a paper', body: renamePaperBody, status: 200, answer: paper },
  {
    method: 'post',
    path: '/api/v1/papers/{paperId}/sections',
    summary: 'Add a section',
    body: addSectionBody,
    status: 201,
    answer: section,
  },
  {
    method: 'post',
    path: '/api/v1/papers/{paperId}/consolidate',
    summary: 'Fix the numbering and the fingerprint',
    body: noBody,
    status: 200,
    answer: paper,
  },
  { method: 'post', path: '/api/v1/papers/{paperId}/sign-off', summary: 'Sign the paper off', body: noBody, status: 200, answer: paper },
  { method: 'post', path: '/api/v1/papers/{paperId}/release', summary: 'Release the paper', body: noBody, status: 200, answer: release },
  {
    method: 'post',
    path: '/api/v1/papers/{paperId}/reopen',
    summary: 'Reopen the paper, or start its next version',
    body: reasonBody,
    status: 200,
    answer: paper,
  },
  {
    method: 'post',
    path: '/api/v1/papers/{paperId}/withdraw',
    summary: 'Withdraw the release',
    body: reasonBody,
    status: 200,
    answer: paper,
  },
  {
    method: 'patch',
    path: '/api/v1/sections/{sectionId}',
    summary: 'Rename or move a section',
    body: changeSectionBody,
    status: 200,
    answer: section,
  },
  { method: 'delete', path: '/api/v1/sections/{sectionId}', summary: 'Remove a section', status: 204 },
  { method: 'get', path: '/api/v1/sections/{sectionId}/content', summary: 'The text as committed', status: 200, answer: sectionContent },
  { method: 'post', path: '/api/v1/sections/{sectionId}/submit', summary: 'Submit for review', body: noBody, status: 200, answer: section },
  {
    method: 'post',
    path: '/api/v1/sections/{sectionId}/recall',
    summary: 'Take back from review',
    body: noBody,
    status: 200,
    answer: section,
  },
  {
    method: 'post',
    path: '/api/v1/sections/{sectionId}/request-changes',
    summary: 'Send back with a reason',
    body: reasonBody,
    status: 200,
    answer: section,
  },
  {
    method: 'post',
    path: '/api/v1/sections/{sectionId}/approve',
    summary: 'Approve the revision with this hash',
    body: approveSectionBody,
    status: 200,
    answer: section,
  },
  {
    method: 'post',
    path: '/api/v1/sections/{sectionId}/reopen',
    summary: 'Reopen an approved section',
    body: reasonBody,
    status: 200,
    answer: section,
  },
  { method: 'get', path: '/api/v1/sections/{sectionId}/history', summary: 'Revisions and transitions', status: 200, answer: history },
  {
    method: 'get',
    path: '/api/v1/sections/{sectionId}/revisions/{hash}',
    summary: 'The text of one revision',
    status: 200,
    answer: revision,
  },
  {
    method: 'get',
    path: '/api/v1/sections/{sectionId}/authorship',
    summary: 'Surviving characters per person',
    status: 200,
    answer: authorship,
  },
  {
    method: 'post',
    path: '/api/v1/sections/{sectionId}/offers',
    summary: 'Offer words that the section did not take',
    body: offerWordsBody,
    status: 201,
    answer: offer,
  },
  {
    method: 'get',
    path: '/api/v1/sections/{sectionId}/offers',
    summary: 'Words that were offered: all for those who settle them, else your own',
    status: 200,
    answer: offerList,
  },
  {
    method: 'post',
    path: '/api/v1/offers/{offerId}/settle',
    summary: 'Say that an offer is dealt with',
    body: noBody,
    status: 200,
    answer: offer,
  },
  {
    method: 'get',
    path: '/api/v1/releases',
    summary: 'Released papers',
    query: releaseQuery,
    status: 200,
    answer: releaseList,
    public: true,
  },
  { method: 'get', path: '/api/v1/releases/{reference}', summary: 'One release', status: 200, answer: release, public: true },
  { method: 'get', path: '/api/v1/releases/{reference}/files/{format}', summary: 'One file of a release', status: 200, public: true },
  {
    method: 'post',
    path: '/api/v1/verify',
    summary: 'What a file or a hash is',
    body: verifyBody,
    status: 200,
    answer: verifyAnswer,
    public: true,
  },
]
