import { defineConfig } from 'drizzle-kit'

/** `pnpm exec drizzle-kit generate` writes the next migration from the schema. */
export default defineConfig({ dialect: 'postgresql', schema: './src/storage/schema.ts', out: './src/storage/migrations' })
