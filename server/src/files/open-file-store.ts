import type { Queryable } from '../deps.ts'
import type { Environment } from '../env.ts'
import { createDatabaseFileStore } from './database-file-store.ts'
import type { FileStore } from './file-store.ts'
import { createS3FileStore } from './s3-file-store.ts'

type Parts = { env: Pick<Environment, 's3'>; db: Queryable; log: { warn(fields: object, message: string): void } }

/** Where this server keeps files: the S3-compatible store of its environment, or its database. */
export const openFileStore = ({ env, db, log }: Parts): FileStore => (env.s3 ? createS3FileStore(env.s3, log) : createDatabaseFileStore(db))
