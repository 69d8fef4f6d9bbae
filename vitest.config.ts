import { defineConfig } from 'vitest/config'

/** The suffix of a test file names its lane; `.ci/test.mjs` runs the lanes. */
export default defineConfig({
  test: {
    include: ['{packages,server,client}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.{db,process,browser}.test.ts'],
  },
})
