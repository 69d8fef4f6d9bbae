import { editionDetail, editionList, group } from '@concord/contract'
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'

/** All editions. */
export const useEditions = () =>
  useQuery({
    queryKey: ['editions'],
    queryFn: ({ signal }) => request(editionList, apiPath('editions'), { signal }),
    staleTime: 60_000,
  })

/** One edition with its groups and the papers that the person may see. Waits while `slug` is undefined. */
export const useEdition = (slug: string | undefined) =>
  useQuery({
    queryKey: ['editions', slug],
    queryFn: slug === undefined ? skipToken : ({ signal }) => request(editionDetail, apiPath('editions', slug), { signal }),
  })

/** Creates a lab or a consortium in an edition. For the secretariat. */
export function useCreateGroup(slug: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { kind: 'lab' | 'consortium'; name: string }) =>
      request(group, apiPath('editions', slug, 'groups'), { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['editions'] }),
  })
}
