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
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: tests('db'),
          globalSetup: ['server/testing/database-lane.ts'],
          testTimeout: MINUTE_MS,
          hookTimeout: MINUTE_MS,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'process',
          include: tests('process'),
          globalSetup: ['server/testing/process-lane.ts'],
          maxWorkers: 2,
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
