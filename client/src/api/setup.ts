import { signedIn } from '@concord/contract'
import { useMutation } from '@tanstack/react-query'
import { apiPath, request } from './request.ts'
import { useEnter } from './session.ts'

/** What the one-time set-up link asks for. */
export type SetUp = { token: string; name: string; email: string; password: string; organisation?: string; edition: string }

/** Sets up the first edition and signs its secretariat in. Refusal: `wrong_setup_link`. */
export function useSetUp() {
  const enter = useEnter()
  return useMutation({
    mutationFn: (body: SetUp) => request(signedIn, apiPath('setup'), { method: 'POST', body }),
    onSuccess: enter,
  })
}
