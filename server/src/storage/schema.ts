/** Every table, for drizzle and its migrations. */
export * from './schema-comments.ts'
export * from './schema-files.ts'
export * from './schema-history.ts'
export * from './schema-papers.ts'
export * from './schema-people.ts'
