import { defineConfig } from 'vitest/config'

const tests = (suffix: string) => [`{packages,server,client}/**/*.${suffix}.test.ts`, `{packages,server,client}/**/*.${suffix}.test.tsx`]
const SUITES = ['db', 'process', 'browser']
const MINUTE_MS = 60_000

/** The suffix of a test file names its lane: `x.test.ts` is a unit test, `x.db.test.ts` a storage suite and so on. `.ci/test.mjs` runs the lanes. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,server,client}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...SUITES.flatMap(tests)],
          testTimeout: MINUTE_MS,
        },
      },
      {
        test: {
          name: 'db',
          include: tests('db'),
          globalSetup: ['server/testing/database-lane.ts'],
          testTimeout: 2 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
          // One more than the two cores that there are: each waits for disks and timers much of its time.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'process',
          include: tests('process'),
          globalSetup: ['server/testing/process-lane.ts'],
          maxWorkers: 3,
          testTimeout: 5 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
        },
      },
      {
        test: {
          name: 'browser',
          include: tests('browser'),
          globalSetup: ['server/testing/browser-lane.ts'],
          maxWorkers: 2,
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
        },
      },
    ],
  },
})
