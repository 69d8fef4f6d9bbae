import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

type FoundListProps = {
  count: number
  /** How many were found, in words. */
  found: string
  filter: { isFiltered: boolean; clear: () => void }
  /** What is said when the filters leave nothing. */
  nothing: { title: string; text: string; clear: string }
  /** What is said when there is nothing to filter yet. */
  empty: ReactNode
  children: ReactNode
}

/** A filtered list under its count; an empty one says why it is empty and what to do. */
export function FoundList({ count, found, filter, nothing, empty, children }: FoundListProps) {
  return (
    <>
      <p role="status" className="mb-3 text-sm text-ink-soft">
        {found}
      </p>
      {count > 0 && children}
      {count === 0 && filter.isFiltered && (
        <EmptyState icon={SearchX} title={nothing.title} action={<Button onClick={filter.clear}>{nothing.clear}</Button>}>
          {nothing.text}
        </EmptyState>
      )}
      {count === 0 && !filter.isFiltered && empty}
    </>
  )
}
