import * as z from 'zod/mini'
import * as f from './fields.ts'

/** The message type that carries JSON events, beside y-websocket's 0 sync, 1 awareness, 2 auth, 3 query awareness. */
export const EVENT_MESSAGE = 100

/** Close codes, sorted by what the client should do. The stock client stops reconnecting on 4400-4499. */
export const CLOSE = {
  signIn: 4401,
  notYours: 4403,
  noSuchSection: 4404,
  copyRefused: 4409,
  tooLarge: 4413,
  reload: 4426,
  retry: 4503,
} as const

/** Why an update was refused: the gate's rule, or `frozen` when the section no longer takes text. */
export const refusedRule = z.enum(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'frozen'])
export type RefusedRule = z.infer<typeof refusedRule>

/** What type 100 carries, to sessions that asked with `?events=1`. */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), grant: f.grant, state: f.sectionState, epoch: f.int, schema: f.int }),
  z.object({
    type: z.literal('state'),
    grant: f.grant,
    state: f.sectionState,
    hash: z.nullable(f.hash),
    by: z.nullable(z.string()),
    at: z.nullable(f.at),
  }),
  z.object({ type: z.literal('title'), title: z.string() }),
  z.object({ type: z.literal('paper') }),
  z.object({ type: z.literal('comments') }),
  z.object({ type: z.literal('authorities') }),
  z.object({ type: z.literal('refused'), code: z.string(), rule: refusedRule }),
])
export type LiveEvent = z.infer<typeof liveEvent>

/** Number of the schema in `packages/paper`; an older client is told to reload before it can delete nodes it does not know. */
export const SCHEMA_VERSION = 2
