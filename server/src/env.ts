import { resolve } from 'node:path'
import { z } from 'zod'
import type { S3Settings } from './files/s3-file-store.ts'
import { StartupError } from './startup-error.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const onOff = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((word) => word === 'on')

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be a ${schemes[0]}:// address`,
  })

const origin = z
  .string()
  .transform((text) => text.replace(/\/$/, ''))
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text, {
    error: 'must be an origin such as https://concord.example, without a path',
  })

const hostOrigin = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .refine((host) => URL.canParse(hostOrigin(host, 1)), 'must be a host name or an address')
    .default('127.0.0.1'),
  CONCORD_DATA: z.string().default('./data'),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  CONCORD_ORIGIN: origin.optional(),
  S3_URL: url('https', 'http').optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  CONCORD_DEMO: onOff.optional(),
  CONCORD_LIMITS: onOff.default(true),
  CONCORD_PROXIES: z.string().regex(/^\d$/, 'must be the number of proxies in front, 0 to 9').transform(Number).default(0),
  CONCORD_LOG: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  NODE_ENV: z.string().optional(),
})

/** The environment, read once at the start. Nothing else reads `process.env`. */
export type Environment = {
  host: string
  /** The port people reach; after `PORT=0` known once the server listens (`atPort`). */
  port: number
  /** Absolute path of the folder that holds the embedded database. */
  dataFolder: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  smtpUrl: string | undefined
  /** Where figures' files are kept instead of the database. */
  s3: S3Settings | undefined
  configuredOrigin: string | undefined
  /** The origin that links are built with. */
  origin: string
  /** Every origin that unsafe requests and sockets are taken from, compared exactly. */
  origins: string[]
  /** An empty database gets the demo edition; mail is shown at `/demo/mail`. */
  demo: boolean
  /** Limits per person and per address; sizes and the gate always hold. */
  limits: boolean
  /** How many proxies in front may be believed about a client's address. */
  proxies: number
  logLevel: (typeof LOG_LEVELS)[number]
}

/** An S3-compatible store is named by all of its variables or by none. */
function readS3(values: z.output<typeof variables>): S3Settings | undefined {
  const { S3_URL: address, S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = values
  if (address !== undefined && bucket !== undefined && accessKey !== undefined && secretKey !== undefined)
    return { url: address, bucket, region, accessKey, secretKey }
  const named = { S3_URL: address, S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey }
  const missing = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === Object.keys(named).length) return undefined
  throw new StartupError('bad_environment', `${missing[0]} is missing: an S3 store needs all of ${Object.keys(named).join(', ')}`)
}

/** Reads variables by the names of the contract; an empty one counts as absent. Throws `StartupError` naming the first bad value. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = variables.safeParse(present)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new StartupError('bad_environment', `${issue?.path.join('.')} ${issue?.message} (see the README's configuration table)`)
  }
  const values = result.data
  return atPort(
    {
      host: values.HOST,
      port: values.PORT,
      dataFolder: resolve(values.CONCORD_DATA),
      databaseUrl: values.DATABASE_URL,
      redisUrl: values.REDIS_URL,
      smtpUrl: values.SMTP_URL,
      s3: readS3(values),
      configuredOrigin: values.CONCORD_ORIGIN,
      origin: '',
      origins: [],
      demo: values.CONCORD_DEMO ?? values.NODE_ENV !== 'production',
      limits: values.CONCORD_LIMITS,
      proxies: values.CONCORD_PROXIES,
      logLevel: values.CONCORD_LOG,
    },
    values.PORT,
  )
}

const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::']

/** The same environment for a server that listens on `port`: its origins follow, unless `CONCORD_ORIGIN` names one. */
export function atPort(env: Environment, port: number): Environment {
  if (env.configuredOrigin !== undefined) return { ...env, port, origin: env.configuredOrigin, origins: [env.configuredOrigin] }
  const local = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`)
  const named = LOCAL_HOSTS.includes(env.host) ? [] : [new URL(hostOrigin(env.host, port)).origin]
  const origins = [...named, ...local]
  return { ...env, port, origin: origins[0] ?? '', origins }
}
