import { type Authority, authority, authorityList } from '@concord/contract'
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'

/** What has been loaded of an edition's authorities. */
export const authoritiesKey = (slug: string | undefined) => ['editions', slug, 'authorities'] as const

/** Whom an edition's papers may address, retired ones among them. Waits while `slug` is undefined. `isFresh`: asks again whenever it is shown. */
export const useAuthorities = (slug: string | undefined, { isFresh = false } = {}) =>
  useQuery({
    queryKey: authoritiesKey(slug),
    queryFn: slug === undefined ? skipToken : ({ signal }) => request(authorityList, apiPath('editions', slug, 'authorities'), { signal }),
    staleTime: isFresh ? 0 : 5 * 60_000,
  })

export type AuthorityNames = Pick<Authority, 'name' | 'shortName' | 'country'>

function useAuthorityMutation<Variables>(slug: string, send: (variables: Variables, path: string) => Promise<Authority>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (variables: Variables) => send(variables, apiPath('editions', slug, 'authorities')),
    onSuccess: () => queries.invalidateQueries({ queryKey: authoritiesKey(slug) }),
  })
}

/** Adds an authority, or corrects the one with this id. For the secretariat. */
export const useSaveAuthority = (slug: string, id: string | undefined) =>
  useAuthorityMutation(slug, ({ country, ...names }: AuthorityNames, path) =>
    id === undefined
      ? request(authority, path, { method: 'POST', body: { ...names, ...(country !== null && { country }) } })
      : request(authority, `${path}/${id}`, { method: 'PATCH', body: { ...names, country } }),
  )

/** Takes an authority off the list that is offered, or puts it back. For the secretariat. */
export const useOfferAuthority = (slug: string) =>
  useAuthorityMutation(slug, ({ id, isOffered }: { id: string; isOffered: boolean }, path) =>
    request(authority, `${path}/${id}/${isOffered ? 'reinstate' : 'retire'}`, { method: 'POST', body: {} }),
  )
