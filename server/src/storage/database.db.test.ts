import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEveryDatabase } from '../../testing/database-suites.ts'
import { organisations } from './schema.ts'

const newOrganisation = (name: string) => ({ id: crypto.randomUUID(), name, country: null })

describeOnEveryDatabase('database', (database) => {
  beforeAll(async () => {
    await database().sql`create table words (writer integer not null, word text not null)`
  })

  test('has every table after the migrations', async () => {
    const rows = await database().sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(['people', 'papers', 'sections']))
  })

  test('queries of several connections never get each other’s rows', async () => {
    const { sql } = database()
    const ask = async (writer: number) => {
      for (let turn = 0; turn < 20; turn += 1) {
        const word = `${writer}-`.repeat(turn % 4 === 0 ? 60_000 : 10)
        const rows = await sql.unsafe(`select $1::int as turn, $2::text as word, ${writer} as writer`, [turn, word])
        expect(rows).toEqual([{ turn, word, writer }])
      }
    }
    await Promise.all(Array.from({ length: 10 }, (_, writer) => ask(writer)))
  })

  test('a failed query leaves the other connections alone', async () => {
    const { sql } = database()
    const fail = () => expect(sql.unsafe('select 1 / ($1::int)', [0])).rejects.toThrow('division by zero')
    const succeed = async (number: number) =>
      expect(await sql.unsafe(`select ${number} as number, $1::int as one`, [1])).toEqual([{ number, one: 1 }])
    await Promise.all(Array.from({ length: 40 }, (_, number) => (number % 2 ? fail() : succeed(number))))
  })

  test('a transaction is seen whole or not at all', async () => {
    const { sql } = database()
    const write = (writer: number) =>
      sql.begin(async (transaction) => {
        await transaction`insert into words values (${writer}, 'first')`
        await transaction`insert into words values (${writer}, 'second')`
        if (writer % 2) throw new Error('changed my mind')
      })
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, writer) => write(writer)))
    expect(results.map((result) => result.status === 'fulfilled')).toEqual(Array.from({ length: 10 }, (_, writer) => writer % 2 === 0))
    const rows = await sql`select writer, count(*)::int as words from words group by writer order by writer`
    expect([...rows]).toEqual([0, 2, 4, 6, 8].map((writer) => ({ writer, words: 2 })))
  })

  test('drizzle writes and reads through it', async () => {
    const { db } = database()
    const organisation = newOrganisation('Latvian Clusters Network')
    await db.insert(organisations).values(organisation)
    expect(await db.select().from(organisations).where(eq(organisations.id, organisation.id))).toEqual([organisation])
  })

  test('constraints refuse what the schema forbids', async () => {
    const { db } = database()
    await db.insert(organisations).values(newOrganisation('Twice'))
    await expect(db.insert(organisations).values(newOrganisation('Twice'))).rejects.toThrow()
  })
})
