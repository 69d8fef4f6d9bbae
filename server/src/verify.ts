import pino from 'pino'
import { verifyRecords } from './audit/verify-records.ts'
import { parseEnvironment } from './env.ts'
import { openFileStore } from './files/open-file-store.ts'
import { StartupError } from './startup-error.ts'
import { openDatabase } from './storage/database.ts'

/**
 * `npm run verify`: checks every record of the environment's database, also beside a running server. Prints what it checked and
 * names the first bad entry. Exit 0: all is as it was recorded; 1: something is not; 2: the check could not run.
 */
async function verify(): Promise<number> {
  const log = pino({ level: 'warn' }, pino.destination(2))
  const env = parseEnvironment(process.env)
  const { db, close } = await openDatabase(env, log, { share: true })
  try {
    const { checked, finding } = await db.transaction((tx) => verifyRecords(tx, openFileStore({ env, db: tx, log })), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    })
    for (const { what, count } of checked) console.log(`ok  ${count} ${what}`)
    const isEmpty = checked.every(({ count }) => count === 0)
    console.log(finding ? `BAD ${finding}` : isEmpty ? 'Nothing is recorded here yet.' : 'Everything is as it was recorded.')
    return finding ? 1 : 0
  } finally {
    await close()
  }
}

try {
  process.exitCode = await verify()
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
