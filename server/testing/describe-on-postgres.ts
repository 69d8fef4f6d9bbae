import { describe, inject, test } from 'vitest'

/** Tests that need a PostgreSQL of their own; where there is none, one skipped test says why. */
export function describeOnPostgres(title: string, suite: () => void): void {
  const server = inject('postgres')
  if ('missing' in server) test.skip(`${title}: SKIPPED, ${server.missing}`)
  else describe(title, suite)
}
