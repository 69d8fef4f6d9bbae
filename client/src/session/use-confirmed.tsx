import { type ReactNode, useCallback, useRef, useState } from 'react'
import { hasCode } from '../api/request.ts'
import { ConfirmPasswordDialog } from './ConfirmPasswordDialog.tsx'

/** What came of an action that may ask for the password first. */
export type Confirmed<Value> = { kind: 'done'; value: Value } | { kind: 'cancelled' }

/**
 * Runs actions that the server may refuse with `confirm_password`: then asks for the password and runs them again.
 * Put `dialog` somewhere on the page. `run` throws every other failure.
 */
export function useConfirmed(): { run: <Value>(action: () => Promise<Value>) => Promise<Confirmed<Value>>; dialog: ReactNode } {
  const [isAsking, setAsking] = useState(false)
  const settle = useRef<(isConfirmed: boolean) => void>(() => {})

  const ask = useCallback(() => {
    setAsking(true)
    return new Promise<boolean>((resolve) => {
      settle.current = (isConfirmed) => {
        setAsking(false)
        resolve(isConfirmed)
      }
    })
  }, [])

  const run = useCallback(
    async <Value,>(action: () => Promise<Value>): Promise<Confirmed<Value>> => {
      try {
        return { kind: 'done', value: await action() }
      } catch (error) {
        if (!hasCode(error, 'confirm_password')) throw error
      }
      return (await ask()) ? { kind: 'done', value: await action() } : { kind: 'cancelled' }
    },
    [ask],
  )

  const dialog = isAsking && <ConfirmPasswordDialog onConfirmed={() => settle.current(true)} onCancel={() => settle.current(false)} />
  return { run, dialog }
}
