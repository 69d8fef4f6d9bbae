import type { CurrentSession } from '@concord/contract'
import type { AnswerShelf } from './kept-answers.ts'

const SESSION = 'session'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A paper of 40 sections is 41 answers. */
const MOST_KEPT = 1_000
const TRIM_EVERY = 50
/** A network that has not answered by then is as good as none, where this device knows an answer. */
const PATIENCE_MS = 5_000

const hasPower = ({ roles }: CurrentSession): boolean => roles.editions.length > 0 || roles.groups.some(({ role }) => role === 'moderator')

/** As long as the server lets such a person stay signed in at most; without a connection nobody else can end it. */
export const keptFor = (session: CurrentSession): number =>
  session.person.kind === 'guest' ? DAY_MS : hasPower(session) ? 12 * HOUR_MS : 7 * DAY_MS

export type OfflineAnswersOptions = {
  shelf: AnswerShelf
  now: () => number
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<undefined>
  /** Whether a failure means that the server could not be reached. */
  isAway: (error: unknown) => boolean
  /** Whether a failure means that the person may not have the answer any more. */
  isRefusal: (error: unknown) => boolean
}

/**
 * What the server last answered about visited papers, for the time without a connection. Bound to one person; gone when they sign out,
 * when the server knows them no more, and when they have been away for longer than a session lasts.
 */
export class OfflineAnswers {
  private readonly options: OfflineAnswersOptions
  private session: CurrentSession | undefined
  private written = 0
  private readonly old = new Set<string>()

  constructor(options: OfflineAnswersOptions) {
    this.options = options
  }

  /** Whether what was last given under this key came from this device. */
  isOld(key: string): boolean {
    return this.old.has(key)
  }

  /** Who is signed in, as the server says; where it cannot be reached, as it last said. `null`: nobody, and nothing is kept any more. */
  async askSession(ask: () => Promise<CurrentSession | null>): Promise<CurrentSession | null> {
    const { answer, isOld } = await this.firstOf(SESSION, ask, () => this.readSession())
    if (answer === null) await this.forget()
    else if (!isOld) await this.keepSession(answer)
    this.session = answer ?? undefined
    return answer
  }

  /** An answer of the server, or what it last answered this person. */
  async ask<Answer>(key: string, ask: () => Promise<Answer>, parse: (kept: unknown) => Answer): Promise<Answer> {
    const recall = async () => {
      const kept = await this.read(key)
      return kept === undefined ? undefined : parse(kept)
    }
    const { answer, isOld } = await this.firstOf(key, ask, recall)
    if (!isOld) void this.keep(key, answer)
    return answer
  }

  /** Forgets everything. Resolves also where nothing could be kept. */
  async forget(): Promise<void> {
    this.session = undefined
    await this.options.shelf.clear().catch(() => undefined)
  }

  /** The server's answer; what is kept where the server cannot be reached, or lets one wait. */
  private async firstOf<Answer>(
    key: string,
    ask: () => Promise<Answer>,
    recall: () => Promise<Answer | undefined>,
  ): Promise<{ answer: Answer; isOld: boolean }> {
    const { isAway, isRefusal, shelf, wait } = this.options
    const asked = ask().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    )
    const first = await Promise.race([asked, wait(PATIENCE_MS)])
    const isKnown = first !== undefined && ('answer' in first || !isAway(first.error))
    const kept = isKnown ? undefined : await recall().catch(() => undefined)
    if (kept !== undefined) {
      this.old.add(key)
      return { answer: kept, isOld: true }
    }
    const outcome = await asked
    if ('error' in outcome) {
      if (isRefusal(outcome.error)) await shelf.drop(key).catch(() => undefined)
      throw outcome.error
    }
    this.old.delete(key)
    return { answer: outcome.answer, isOld: false }
  }

  private async readSession(): Promise<CurrentSession | undefined> {
    const kept = await this.options.shelf.read(SESSION)
    const session = kept?.answer as CurrentSession | undefined
    if (!kept || !session) return undefined
    if (this.options.now() - kept.keptAt <= keptFor(session)) return session
    await this.forget()
    return undefined
  }

  private async keepSession(session: CurrentSession): Promise<void> {
    const before = await this.options.shelf.read(SESSION).catch(() => undefined)
    if (before && before.personId !== session.person.id) await this.forget()
    await this.write(SESSION, session.person.id, session)
  }

  private async read(key: string): Promise<unknown> {
    const { session } = this
    const kept = await this.options.shelf.read(key)
    if (!session || kept?.personId !== session.person.id) return undefined
    return this.options.now() - kept.keptAt <= keptFor(session) ? kept.answer : undefined
  }

  private async keep(key: string, answer: unknown): Promise<void> {
    if (!this.session) return
    await this.write(key, this.session.person.id, answer)
    this.written += 1
    if (this.written % TRIM_EVERY === 0) await this.options.shelf.trim(MOST_KEPT).catch(() => undefined)
  }

  /** A device without room or without storage keeps nothing; that only matters offline, and is said there. */
  private write(key: string, personId: string, answer: unknown): Promise<void> {
    return this.options.shelf.write({ key, personId, keptAt: this.options.now(), answer }).catch(() => undefined)
  }
}
