import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Filters that live in the address, so that a filtered list can be shared and the Back button works. Empty values leave the address. */
export function useQueryFilter() {
  const [search, setSearch] = useSearchParams()
  const get = (name: string): string => search.get(name) ?? ''
  const set = useCallback(
    (name: string, value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          if (value) after.set(name, value)
          else after.delete(name)
          return after
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  )
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch])
  return { get, set, clear, isFiltered: [...search.keys()].length > 0 }
}

export type QueryFilter = ReturnType<typeof useQueryFilter>
