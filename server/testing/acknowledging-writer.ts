import { parseEnvironment } from '../src/env.ts'
import { openDatabase } from '../src/storage/database.ts'
import { testLog } from './embedded-template.ts'

/** A process to be killed: writes rows from several connections into `CONCORD_DATA` and prints each number once its commit is acknowledged. */
const WRITERS = 4

const { sql } = await openDatabase(parseEnvironment(process.env), testLog)
await sql`create table if not exists acknowledged (number integer primary key, words text not null)`

async function write(writer: number) {
  for (let number = writer; ; number += WRITERS) {
    await sql`insert into acknowledged (number, words) values (${number}, ${'word '.repeat(50)})`
    process.stdout.write(`${number}\n`)
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
