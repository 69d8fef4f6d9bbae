import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { and, eq, lt, lte, or } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { Clock, Database } from '../deps.ts'
import { people, sessions } from '../storage/schema.ts'
import type { SessionSpan } from './session-span.ts'
import { newToken, tokenHash } from './tokens.ts'

type SessionAttributes = { createdAt: Date; absoluteExpiresAt: Date; idleMs: number; confirmedAt: Date | null }
/** `endsAt` is the row's end by our clock; the library's own `expiresAt` is by the system's. */
type LibraryAttributes = SessionAttributes & { endsAt?: Date | undefined }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<LibraryAttributes>
    DatabaseSessionAttributes: LibraryAttributes
  }
}

/** A signed-in browser. `id` is the SHA-256 of its token; `expiresAt` is when it ends unless a request extends it. */
export type Session = SessionAttributes & { id: string; personId: string; expiresAt: Date }

/** A new session with the token for its cookie, which is stored nowhere. */
export type NewSession = { token: string; session: Session }

/** `extend` is for requests; a socket reads its session without keeping it alive. */
export type Validation = { extend: boolean }

const LONGEST_IDLE = new TimeSpan(7, 'd')
/** How long the library may take between reading a session and judging it. */
const DECIDED_WITHIN_MS = 60_000

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

/** The library knows neither an absolute end, nor a span per session, nor our clock: this adapter keeps them beneath it. */
function clockedAdapter(db: Database, clock: Clock, { extend }: Validation): Adapter {
  const rows = new DrizzlePostgreSQLAdapter(db, sessions, people)
  const later = (ms: number) => new Date(clock.now().getTime() + ms)

  const toLibrary = (row: DatabaseSession): DatabaseSession => {
    const endsAt = earlier(row.expiresAt, row.attributes.absoluteExpiresAt)
    const leftMs = endsAt.getTime() - clock.now().getTime()
    // Whether it has ended is decided here: the library looks at its own clock a little later, and would end one with a moment left.
    const expiresAt = new Date(Date.now() + (leftMs > 0 ? Math.max(leftMs, DECIDED_WITHIN_MS) : leftMs))
    return { ...row, expiresAt, attributes: { ...row.attributes, endsAt } }
  }

  /** The library's own query is parsed and planned at every request and every join; this one is prepared. */
  async function findRow(sessionId: string): Promise<DatabaseSession | undefined> {
    const [row] = await db.select().from(sessions).where(eq(sessions.id, sessionId)).prepare('find_session').execute()
    if (!row) return undefined
    const { id, userId, expiresAt, ...attributes } = row
    return { id, userId, expiresAt, attributes }
  }

  /** At most one write per sixtieth of the idle span, however many requests come: a minute for those who decide. */
  async function moveIdleEnd(id: string): Promise<void> {
    const row = await findRow(id)
    if (!row) return
    const { idleMs, absoluteExpiresAt } = row.attributes
    const expiresAt = earlier(later(idleMs), absoluteExpiresAt)
    await db
      .update(sessions)
      .set({ expiresAt })
      .where(and(eq(sessions.id, id), lt(sessions.expiresAt, earlier(later(idleMs - idleMs / 60), absoluteExpiresAt))))
  }

  return {
    getSessionAndUser: async (id) => {
      const row = await findRow(id)
      return row ? [toLibrary(row), { id: row.userId, attributes: {} }] : [null, null]
    },
    getUserSessions: async (userId) => (await rows.getUserSessions(userId)).map(toLibrary),
    setSession: (row) => rows.setSession({ ...row, expiresAt: earlier(later(row.attributes.idleMs), row.attributes.absoluteExpiresAt) }),
    updateSessionExpiration: async (id) => {
      if (extend) await moveIdleEnd(id)
    },
    deleteSession: (id) => rows.deleteSession(id),
    deleteUserSessions: (userId) => rows.deleteUserSessions(userId),
    deleteExpiredSessions: async () => {
      const at = clock.now()
      await db.delete(sessions).where(or(lte(sessions.expiresAt, at), lte(sessions.absoluteExpiresAt, at)))
    },
  }
}

const libraryOf = (db: Database, clock: Clock, validation: Validation) =>
  new Lucia(clockedAdapter(db, clock, validation), {
    sessionExpiresIn: LONGEST_IDLE,
    getSessionAttributes: ({ createdAt, absoluteExpiresAt, idleMs, confirmedAt, endsAt }) => ({
      createdAt,
      absoluteExpiresAt,
      idleMs,
      confirmedAt,
      endsAt,
    }),
  })

/** Everything about sessions. The only file that knows the library; `sessions.db.test.ts` is what a replacement must pass. */
export function createSessions({ db, clock }: { db: Database; clock: Clock }, makeToken: () => string = newToken) {
  const extending = libraryOf(db, clock, { extend: true })
  const reading = libraryOf(db, clock, { extend: false })

  return {
    /** Signs a browser in. Signing in proves the password, so it counts as confirmed. */
    async create(personId: string, span: SessionSpan): Promise<NewSession> {
      const token = makeToken()
      const at = clock.now()
      const absoluteExpiresAt = new Date(at.getTime() + span.absoluteMs)
      const attributes = { createdAt: at, absoluteExpiresAt, idleMs: span.idleMs, confirmedAt: at }
      const { id } = await reading.createSession(personId, attributes, { sessionId: tokenHash(token) })
      const expiresAt = earlier(new Date(at.getTime() + span.idleMs), absoluteExpiresAt)
      return { token, session: { ...attributes, id, personId, expiresAt } }
    },

    /** The session of a token, or undefined where there is none or it has ended. */
    async validate(token: string, { extend }: Validation): Promise<Session | undefined> {
      const { session } = await (extend ? extending : reading).validateSession(tokenHash(token))
      if (!session) return undefined
      const { id, userId, createdAt, absoluteExpiresAt, idleMs, confirmedAt, endsAt } = session
      return { id, personId: userId, createdAt, absoluteExpiresAt, idleMs, confirmedAt, expiresAt: endsAt ?? session.expiresAt }
    },

    /** Gives a session a new token, and so a new id, after the password was proved again. The old token is worth nothing from then on. */
    async confirm(sessionId: string): Promise<{ token: string; sessionId: string }> {
      const token = makeToken()
      const id = tokenHash(token)
      await db.update(sessions).set({ id, confirmedAt: clock.now() }).where(eq(sessions.id, sessionId))
      return { token, sessionId: id }
    },

    revoke: (sessionId: string): Promise<void> => reading.invalidateSession(sessionId),
    /** Ends every session of a person, for instance because their roles changed; answers the ids of those that were open. */
    async revokeAll(personId: string): Promise<string[]> {
      const open = await reading.getUserSessions(personId)
      await reading.invalidateUserSessions(personId)
      return open.map(({ id }) => id)
    },
    /** Deletes what has ended. */
    sweep: (): Promise<void> => reading.deleteExpiredSessions(),
  }
}

export type Sessions = ReturnType<typeof createSessions>
