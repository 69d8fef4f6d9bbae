import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { fileStoreSuite } from '../../testing/file-store-suite.ts'
import { createDatabaseFileStore } from './database-file-store.ts'

describeOnEveryDatabase('files in the database', (database) => fileStoreSuite(() => createDatabaseFileStore(database().db)))
