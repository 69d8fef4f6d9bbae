import { guestCodeHash } from '../auth/guest-codes.ts'
import { createGuestCode } from '../commands/create-guest-code.ts'
import type { Deps } from '../deps.ts'
import type { Live } from '../live/create-live.ts'
import { StartupError } from '../startup-error.ts'
import { hasEditions, hasGuestCode, maybeFindEdition } from '../storage/edition-queries.ts'
import { DEMO_EDITION, DEMO_GROUPS, DEMO_GUEST_CODE, type GroupKey } from './edition.ts'
import { DEMO_PAPERS } from './papers/index.ts'
import { settleDemo } from './settle-demo.ts'
import { tellStory } from './tell-story.ts'

const YEAR_MS = 365 * 24 * 3_600_000

/**
 * Loads the demo edition into a database without editions, through the commands that people use and the live rooms that they type in.
 * Answers whether it did. The guest code of the first lab is made last, and so says that the loading came to its end: an edition
 * without it was left half-way, and the start is refused.
 */
export async function loadDemo(deps: Deps, live: Pick<Live, 'write'>, papers = DEMO_PAPERS): Promise<boolean> {
  if (await hasEditions(deps.db)) {
    await mustBeComplete(deps)
    return false
  }
  const world = await settleDemo(deps)
  await tellStory(deps, live, world, papers)
  const [firstLab] = Object.keys(DEMO_GROUPS) as [GroupKey]
  const expiresAt = new Date(deps.clock.now().getTime() + YEAR_MS)
  await createGuestCode(deps, 'server', { groupId: world.mustGroup(firstLab), code: DEMO_GUEST_CODE, expiresAt })
  return true
}

async function mustBeComplete({ db, env }: Deps): Promise<void> {
  const edition = await maybeFindEdition(db, DEMO_EDITION.slug)
  if (!edition?.demo || (await hasGuestCode(db, guestCodeHash(DEMO_GUEST_CODE)))) return
  const place = env.databaseUrl === undefined ? `Remove the data folder ${env.dataFolder}` : 'Empty the database of DATABASE_URL'
  throw new StartupError('demo_incomplete', `The demo edition was interrupted while it was loaded. ${place} and start again.`)
}
