import { randomUUID } from 'node:crypto'
import { loadDemo } from '../src/demo/load-demo.ts'
import type { Environment } from '../src/env.ts'
import { startExporter } from '../src/exporter/exporter.ts'
import { createDatabaseFileStore } from '../src/files/database-file-store.ts'
import { Metrics } from '../src/http/metrics.ts'
import { createLive } from '../src/live/create-live.ts'
import { openDatabase } from '../src/storage/database.ts'
import { testLog } from './embedded-template.ts'

/** Gives an empty database the demo edition's people, groups and guest code, but none of its papers. */
export async function loadPeople(env: Environment): Promise<void> {
  const { db, sql, close } = await openDatabase(env, testLog)
  const parts = { db, env, log: testLog, clock: { now: () => new Date() }, newId: () => randomUUID() }
  const live = createLive({ ...parts, sql, metrics: new Metrics() })
  const exporter = startExporter({ log: testLog })
  await loadDemo({ ...parts, exporter, texts: live.texts, files: createDatabaseFileStore(db), live: live.live }, live, [])
  await exporter.close()
  await live.close()
  await close()
}
