import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const VERIFY = fileURLToPath(new URL('../src/verify.ts', import.meta.url))

/** Where the records are: a PostgreSQL, else a data folder. */
type Records = { folder: string; databaseUrl?: string | undefined }

/** Runs what `npm run verify` runs, beside a running server or on its folder alone. */
export async function runVerify({ folder, databaseUrl }: Records): Promise<{ code: number | null; output: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, CONCORD_DATA: folder, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
  const child = spawn(process.execPath, [VERIFY], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  return { code, output }
}
