import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/** A database that a test made for itself. */
export type TestDatabase = { databaseUrl: string; remove(): Promise<void> }

/** Makes a database on a server: an empty one without migrations, or a copy of `template`, which nobody may have open. */
export async function createDatabase(serverUrl: string, { template }: { template?: string } = {}): Promise<TestDatabase> {
  const name = `concord_test_${randomBytes(8).toString('hex')}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}${template ? ` template ${template}` : ''}`)
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = `/${name}`
  return {
    databaseUrl: databaseUrl.href,
    remove: async () => {
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
