/** Every table, for drizzle and its migrations. */
export * from './schema-papers.ts'
export * from './schema-people.ts'
