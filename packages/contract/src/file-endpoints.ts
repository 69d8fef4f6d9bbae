import { addAuthorityBody, authority, authorityList, correctAuthorityBody } from './authorities.ts'
import type { Endpoint } from './endpoint.ts'
import { noBody } from './fields.ts'
import { figureFile } from './figures.ts'

/** Figures' files, and the authorities that recommendations address. */
export const FILE_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/v1/papers/{paperId}/files',
    summary: 'Upload an image for the figures of a paper: PNG, JPEG or WebP',
    upload: true,
    status: 201,
    answer: figureFile,
  },
  { method: 'get', path: '/api/v1/papers/{paperId}/files/{sha256}', summary: 'The image of a figure', status: 200 },
  {
    method: 'get',
    path: '/api/v1/releases/{reference}/figures/{sha256}',
    summary: 'The image of a figure in a release',
    status: 200,
    public: true,
  },
  {
    method: 'get',
    path: '/api/v1/editions/{slug}/authorities',
    summary: 'Whom an edition’s papers may ask to act',
    status: 200,
    answer: authorityList,
  },
  {
    method: 'post',
    path: '/api/v1/editions/{slug}/authorities',
    summary: 'Add an authority',
    body: addAuthorityBody,
    status: 201,
    answer: authority,
  },
  {
    method: 'patch',
    path: '/api/v1/editions/{slug}/authorities/{authorityId}',
    summary: 'Correct an authority’s names or country; papers show them at once, releases keep theirs',
    body: correctAuthorityBody,
    status: 200,
    answer: authority,
  },
  {
    method: 'post',
    path: '/api/v1/editions/{slug}/authorities/{authorityId}/retire',
    summary: 'Stop offering an authority; recommendations that name it keep it',
    body: noBody,
    status: 200,
    answer: authority,
  },
  {
    method: 'post',
    path: '/api/v1/editions/{slug}/authorities/{authorityId}/reinstate',
    summary: 'Offer a retired authority again',
    body: noBody,
    status: 200,
    answer: authority,
  },
]
