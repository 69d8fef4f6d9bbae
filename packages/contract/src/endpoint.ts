import type { z } from 'zod'

/** One HTTP call that outside clients may rely on. `path` uses `{name}` for parameters, as OpenAPI does. */
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  /** Takes a form with one file, in the field `file`. */
  upload?: true
  status: number
  answer?: z.ZodType
  public?: true
}
