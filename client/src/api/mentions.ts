import { mentionList } from '@concord/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiPath, command, request } from './request.ts'

const mentionsKey = ['mentions'] as const

/** Comments that mention the person and that they have not seen. */
export const useMentions = () =>
  useQuery({ queryKey: mentionsKey, queryFn: ({ signal }) => request(mentionList, apiPath('mentions'), { signal }) })

/** Says which of them the person has seen. */
export function useSeeMentions() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (comments: string[]) => command(apiPath('mentions', 'seen'), { method: 'POST', body: { comments } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: mentionsKey }),
  })
}
