import { queue } from '@concord/contract'
import { useQuery } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'

export const queueKey = ['queue'] as const

/** Sections that wait for the person's approval. */
export const useQueue = (options: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: queueKey,
    queryFn: ({ signal }) => request(queue, apiPath('queue'), { signal }),
    enabled: options.enabled ?? true,
  })
