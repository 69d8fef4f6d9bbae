import { release, releaseList } from '@concord/contract'
import type { PaperType, RenditionFormat } from '@concord/paper'
import { useQuery } from '@tanstack/react-query'
import { apiPath, request, withFilter } from './request.ts'

/** Filters of the public library; absent means all. `edition` is a slug. */
export type ReleaseFilter = { edition?: string; type?: PaperType; addressee?: string; q?: string }

/** Released papers, for everybody. */
export const useReleases = (filter: ReleaseFilter = {}) =>
  useQuery({
    queryKey: ['releases', 'list', filter],
    queryFn: ({ signal }) => request(releaseList, withFilter(apiPath('releases'), filter), { signal }),
    placeholderData: (previous) => previous,
  })

/** One release by its reference, e.g. `ECA-2025-003`. */
export const useRelease = (reference: string) =>
  useQuery({
    queryKey: ['releases', 'one', reference],
    queryFn: ({ signal }) => request(release, apiPath('releases', reference), { signal }),
  })

/** Where one file of a release is downloaded. */
export const releaseFileUrl = (reference: string, format: RenditionFormat): string => apiPath('releases', reference, 'files', format)
