import { authorityList } from '@concord/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'

/** Whom an edition's papers may address. Waits while `slug` is undefined. */
export const useAuthorities = (slug: string | undefined) =>
  useQuery({
    queryKey: ['editions', slug, 'authorities'],
    queryFn: slug === undefined ? skipToken : ({ signal }) => request(authorityList, apiPath('editions', slug, 'authorities'), { signal }),
    staleTime: 5 * 60_000,
  })
