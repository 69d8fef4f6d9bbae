import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../ui/Skeleton.tsx'
import { LoadProblem } from './LoadProblem.tsx'

type LoadedProps<Data> = { query: UseQueryResult<Data>; lines?: number; children: (data: Data) => ReactNode }

/** Shows a query's data; before that its skeleton, and after a failure what happened. Data that is there stays while it is refreshed. */
export function Loaded<Data>({ query, lines = 4, children }: LoadedProps<Data>) {
  const { t } = useTranslation('words')
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <LoadProblem error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton label={t('loading')} lines={lines} />
}
