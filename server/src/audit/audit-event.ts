import { canonicalJson, sha256Hex } from '@concord/paper'

/** What an audit event is about. A person is named by pseudonym. */
export type SubjectKind = 'edition' | 'group' | 'person' | 'paper' | 'section' | 'release'

/** Everything that changes a paper or what people may do, in the past tense of the command. */
export type AuditAction =
  | 'edition.created'
  | 'edition_role.granted'
  | 'authority.added'
  | 'authority.corrected'
  | 'authority.retired'
  | 'authority.reinstated'
  | 'group.created'
  | 'guest_code.created'
  | 'guest.joined'
  | 'member.added'
  | 'member.removed'
  | 'paper.created'
  | 'paper.renamed'
  | 'paper.file_added'
  | 'paper.consolidated'
  | 'paper.signed_off'
  | 'paper.released'
  | 'paper.reopened'
  | 'release.withdrawn'
  | 'section.created'
  | 'section.renamed'
  | 'section.moved'
  | 'section.removed'
  | 'section.submitted'
  | 'section.recalled'
  | 'section.changes_requested'
  | 'section.approved'
  | 'section.reopened'
  | 'section.words_offered'
  | 'section.offer_settled'
  | 'section.update_refused'
  | 'section.commented'
  | 'section.comment_replied'
  | 'section.comment_edited'
  | 'section.comment_withdrawn'
  | 'section.comment_flagged'
  | 'section.comment_resolved'
  | 'section.comment_reopened'
  | 'section.point_saved'
  | 'section.restored'
  | 'paper.milestone_saved'

/** One link of the chain as it is hashed. `at` is ISO 8601 UTC; `actor` is a pseudonym, null for the server itself. */
export type AuditLink = {
  seq: number
  at: string
  actor: string | null
  action: string
  subjectKind: string
  subjectId: string
  data: Record<string, unknown>
  previousHash: string
}

/** What the first event names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256 over the canonical JSON of exactly these eight fields. */
export const auditHash = (link: AuditLink): string => {
  const { seq, at, actor, action, subjectKind, subjectId, data, previousHash } = link
  return sha256Hex(canonicalJson({ seq, at, actor, action, subjectKind, subjectId, data, previousHash }))
}
