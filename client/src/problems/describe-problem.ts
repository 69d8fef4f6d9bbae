import type { TFunction } from 'i18next'
import { ApiError, NetworkError } from '../api/request.ts'
import { problems } from '../i18n/en/problems.ts'

type Described = keyof typeof problems.code

const isDescribed = (code: string): code is Described => Object.hasOwn(problems.code, code)

/** A failure as a sentence for people: by its stable code where there is one, else in the server's own words. */
export function describeProblem(t: TFunction<'problems'>, error: unknown): string {
  if (error instanceof NetworkError) return t('network')
  if (!(error instanceof ApiError)) return t('unexpected')
  if (isDescribed(error.code)) return t(`code.${error.code}`, { message: error.message })
  return error.message
}
