import { useState } from 'react'

/** Runs one action of a dialog at a time, with its failure kept for showing. */
export function useAttempt() {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const attempt = <Value>(action: () => Promise<Value>, onDone: (value: Value) => void): void => {
    setBusy(true)
    setError(undefined)
    action()
      .then(onDone, setError)
      .finally(() => setBusy(false))
  }
  return { attempt, isBusy, error }
}
