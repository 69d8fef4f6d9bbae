import type * as z from 'zod/mini'

/** One HTTP call that outside clients may rely on. `path` uses `{name}` for parameters, as OpenAPI does. */
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  summary: string
  query?: z.ZodMiniObject
  body?: z.ZodMiniType
  /** Takes a form with one file, in the field `file`. */
  upload?: true
  status: number
  answer?: z.ZodMiniType
  public?: true
}
