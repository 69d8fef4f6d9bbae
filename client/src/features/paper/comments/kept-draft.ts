import { useState } from 'react'

const PREFIX = 'concord-comment'

/** Where a draft is kept on this device: a person's own, for one section or one thread. */
export const draftKey = (personId: string, placeId: string): string => `${PREFIX}:${personId}:${placeId}`

/** What was kept under this key; undefined where there is nothing, or the browser keeps no data. */
export function maybeKept<Value>(key: string): Value | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? undefined : (JSON.parse(kept) as Value)
  } catch {
    return undefined
  }
}

/** Keeps a draft for after a reload, or lets it go. A browser without storage keeps it as long as the page. */
export function keep<Value>(key: string, value: Value | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the words stay in the box.
  }
}

/** A draft that survives a reload. `undefined` lets it go. */
export function useKeptDraft<Value>(key: string, initial: Value): [Value, (value: Value | undefined) => void] {
  const [value, setValue] = useState<Value>(() => maybeKept<Value>(key) ?? initial)
  const change = (next: Value | undefined) => {
    setValue(next ?? initial)
    keep(key, next)
  }
  return [value, change]
}
