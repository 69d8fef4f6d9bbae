import pino from 'pino'
import { parseEnvironment } from './env.ts'
import { StartupError } from './startup-error.ts'
import { openDatabase } from './storage/database.ts'
import { renewEpochs } from './storage/section-queries.ts'

/** `npm run after-restore`: once after a back-up was put back, before the server starts. Exit 0: done; 2: the database does not open. */
async function afterRestore(): Promise<void> {
  const { db, close } = await openDatabase(parseEnvironment(process.env), pino({ level: 'warn' }, pino.destination(2)))
  try {
    console.log(`${await renewEpochs(db)} sections have a new epoch: browsers let go of text that the back-up does not know.`)
  } finally {
    await close()
  }
}

try {
  await afterRestore()
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
