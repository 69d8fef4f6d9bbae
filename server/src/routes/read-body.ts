import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { AppEnv } from '../http/app-env.ts'
import { AppError } from '../http/app-error.ts'

/** More than any body of the contract needs; texts travel over the socket. */
const MAX_JSON_BYTES = 64 * 1024

/** The contract's schemas bring no words of their own, so that browsers need not load any. */
const { localeError: inEnglish } = z.locales.en()

/** Every mistake with the path to it, such as `sections.0.title`. */
const issuesOf = (error: z.core.$ZodError) => error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))

/** The request's bytes; 413 `too_large` as soon as there are more than `maxBytes`, whatever the request says of itself. */
export async function* limitedBytes(c: Context<AppEnv>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const tooLarge = () => new AppError('too_large', `This is larger than ${Math.floor(maxBytes / 1024)} KiB.`, { maxBytes })
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw tooLarge()
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    yield chunk
  }
}

async function readText(c: Context<AppEnv>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limitedBytes(c, MAX_JSON_BYTES)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw Object.assign(new AppError('invalid_json', 'The body is not JSON.'), { cause })
  }
}

/** The body as the contract describes it: 400 `invalid_json` or `invalid_body` with the paths of all mistakes. No body counts as `{}`. */
export async function readBody<Schema extends z.ZodMiniType>(c: Context<AppEnv>, schema: Schema): Promise<z.output<Schema>> {
  const result = schema.safeParse(parseJson(await readText(c)), { error: inEnglish })
  if (!result.success) throw new AppError('invalid_body', 'The body is not what this call takes.', { issues: issuesOf(result.error) })
  return result.data
}

/** The query string as the contract describes it: 400 `invalid_query`. An empty value counts as absent. */
export function readQuery<Schema extends z.ZodMiniType>(c: Context<AppEnv>, schema: Schema): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given, { error: inEnglish })
  if (!result.success) throw new AppError('invalid_query', 'The query is not what this call takes.', { issues: issuesOf(result.error) })
  return result.data
}
