import type { Queryable } from '../deps.ts'
import { createDatabaseFileStore } from '../files/database-file-store.ts'
import type { FileStore } from '../files/file-store.ts'
import { chainedApprovalFindings, chainedReleaseFindings, eventFindings, noFacts, reasonFindings } from './verify-chain.ts'
import { fileFindings } from './verify-files.ts'
import { approvedTextFindings, logFindings } from './verify-log.ts'
import { releaseFindings } from './verify-releases.ts'
import { approvalFindings, paperFindings, revisionFindings, sectionFindings } from './verify-revisions.ts'

/** One kind of record and how many of it were found to be right. */
export type CheckedKind = { what: string; count: number }
/** `finding` names the first entry that is wrong; what comes after it was not looked at. */
export type RecordsCheck = { checked: CheckedKind[]; finding: string | undefined }

/**
 * Recomputes everything that was ever approved or released from what the database holds, and compares it with what was recorded.
 * `files` is where the images of figures are kept. Run it in one repeatable-read transaction to have it judge one moment of a running server.
 */
export async function verifyRecords(db: Queryable, files: FileStore = createDatabaseFileStore(db)): Promise<RecordsCheck> {
  const facts = noFacts()
  const checks = {
    revisions: () => revisionFindings(db),
    approvals: () => approvalFindings(db),
    sections: () => sectionFindings(db),
    'approved texts': () => approvedTextFindings(db),
    'logged updates': () => logFindings(db),
    'papers with a fingerprint': () => paperFindings(db),
    releases: () => releaseFindings(db),
    images: () => fileFindings(db, files),
    'audit events': () => eventFindings(db, facts),
    'approvals in the audit chain': () => chainedApprovalFindings(db, facts),
    'releases in the audit chain': () => chainedReleaseFindings(db, facts),
    reasons: () => reasonFindings(db, facts),
  }
  const checked: CheckedKind[] = []
  for (const [what, findings] of Object.entries(checks)) {
    let count = 0
    for await (const finding of findings()) {
      if (finding) return { checked, finding }
      count += 1
    }
    checked.push({ what, count })
  }
  return { checked, finding: undefined }
}
