import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../deps.ts'
import { paperFiles } from './schema.ts'

export type PaperFileRow = typeof paperFiles.$inferSelect

export async function maybeFindPaperFile(db: Queryable, paperId: string, sha256: string): Promise<PaperFileRow | undefined> {
  const [row] = await db
    .select()
    .from(paperFiles)
    .where(and(eq(paperFiles.paperId, paperId), eq(paperFiles.sha256, sha256)))
  return row
}

/** Those of the files that belong to the paper, by name. */
export const findPaperFiles = async (db: Queryable, paperId: string, sha256s: readonly string[]): Promise<PaperFileRow[]> =>
  sha256s.length === 0
    ? []
    : db
        .select()
        .from(paperFiles)
        .where(and(eq(paperFiles.paperId, paperId), inArray(paperFiles.sha256, [...sha256s])))
        .orderBy(asc(paperFiles.sha256))

/** How many files a paper has, and how many bytes they are together. */
export async function measurePaperFiles(db: Queryable, paperId: string): Promise<{ count: number; bytes: number }> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${paperFiles.size}), 0)::int` })
    .from(paperFiles)
    .where(eq(paperFiles.paperId, paperId))
  return row ?? { count: 0, bytes: 0 }
}

export async function insertPaperFile(tx: Queryable, row: PaperFileRow): Promise<void> {
  await tx.insert(paperFiles).values(row)
}

/** Every file of every paper once, by name. */
export const listFiles = (db: Queryable): Promise<{ sha256: string; size: number }[]> =>
  db.selectDistinct({ sha256: paperFiles.sha256, size: paperFiles.size }).from(paperFiles).orderBy(asc(paperFiles.sha256))
