export * from './memory-update-log.ts'
export * from './update-log-suite.ts'
