export * from './memory-update-log.ts'
export * from './recorded-trace.ts'
export * from './stock-client.ts'
export * from './update-log-suite.ts'
