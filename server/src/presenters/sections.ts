import type { HistoryEntry, QueueEntry, SectionText, SectionView } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import type { CommittedText, Hand } from '../deps.ts'
import { canComment, canOnThread } from '../policies/comment-policy.ts'
import { canRestore, canSavePoint, restoreAllows } from '../policies/history-policy.ts'
import { canOfferWords, canSettleOffers } from '../policies/offer-policy.ts'
import { canOnSection, type SectionPermission, sectionAllows, sectionGrant } from '../policies/section-policy.ts'
import type { OpenThreads } from '../storage/comment-queries.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'
import type { NamedPerson } from '../storage/people-queries.ts'
import type { SectionEvent } from '../storage/revision-queries.ts'
import type { ListedSection, QueuedSection } from '../storage/section-queries.ts'

type Place = PaperPlace & { section: ListedSection }

/** What is counted of a section. `threads`: its open comments. */
export type SectionCounts = { words: number; suggestions: number; openOffers: number; threads: OpenThreads }

/** A section as the actor sees it. */
export function presentSection(place: Place, { words, suggestions, openOffers, threads }: SectionCounts, actor: Actor): SectionView {
  const { section } = place
  return {
    id: section.id,
    paperId: section.paperId,
    title: section.title,
    guidance: section.guidance,
    state: section.state,
    position: section.position,
    words,
    openSuggestions: suggestions,
    openComments: threads.open,
    blockingComments: threads.blocking,
    openOffers,
    reason: section.reason,
    ...revisionMark(section),
    can: sectionCan(place, actor),
  }
}

function revisionMark({ approvedHash, approvedAt, approvedByName }: ListedSection): Pick<SectionView, 'revision'> {
  if (!approvedHash || !approvedAt) return {}
  return { revision: { hash: approvedHash, approvedAt: approvedAt.toISOString(), approvedBy: approvedByName ?? '' } }
}

function sectionCan(place: Place, actor: Actor): SectionView['can'] {
  const states = { section: place.section.state, paper: place.paper.state }
  const grant = sectionGrant(actor, place)
  const can = (permission: SectionPermission) => canOnSection(actor, permission, place.group) && sectionAllows(states, permission)
  return {
    write: grant === 'edit',
    suggest: grant === 'suggest',
    rename: can('rename'),
    remove: can('remove'),
    submit: can('submit'),
    recall: can('recall'),
    requestChanges: can('request_changes'),
    approve: can('approve'),
    reopen: can('reopen'),
    comment: canComment(actor, place.group),
    blockWithComment: canOnThread(actor, 'flag', place.group, { startedBy: actor.personId }),
    offerWords: canOfferWords(actor, place.group),
    settleOffers: canSettleOffers(actor, place.group),
    savePoint: canSavePoint(actor, place.group),
    restore: canRestore(actor, place.group) && restoreAllows(states),
  }
}

export const presentText = ({ title, content, hash, head }: CommittedText): SectionText => ({ title, content, hash, head })

const HISTORY_KINDS: Readonly<Record<string, HistoryEntry['kind']>> = {
  'section.created': 'created',
  'section.renamed': 'renamed',
  'section.submitted': 'submitted',
  'section.recalled': 'recalled',
  'section.changes_requested': 'changes_requested',
  'section.approved': 'approved',
  'section.reopened': 'reopened',
  'section.restored': 'restored',
}

/** What is known of a section's revisions, by their hashes. */
export type RevisionMarks = { authors: ReadonlyMap<string, string[]>; heads: ReadonlyMap<string, number> }

/** One row of a section's history; undefined for events that people are not shown. */
export function maybePresentEvent({ action, at, by, reason, data }: SectionEvent, marks: RevisionMarks): HistoryEntry | undefined {
  const kind = HISTORY_KINDS[action]
  if (!kind) return undefined
  const hash = typeof data.hash === 'string' ? data.hash : null
  const head = typeof data.head === 'number' ? data.head : ((hash && marks.heads.get(hash)) ?? null)
  return {
    kind,
    at: at.toISOString(),
    by,
    reason,
    hash,
    head: head || null,
    ...(typeof data.from === 'number' && { from: data.from }),
    authors: (hash && marks.authors.get(hash)) || [],
  }
}

export const presentAuthorship = (hands: readonly Hand[], people: ReadonlyMap<string, NamedPerson>) =>
  hands.flatMap(({ personId, characters }) => {
    const person = people.get(personId)
    if (!person || characters === 0) return []
    return [{ personId, name: person.name, organisationId: person.organisationId, organisation: person.organisation, characters }]
  })

/** A section that waits for approval. */
export const presentQueueEntry = (
  { section, paper, group, submittedByName }: QueuedSection,
  { words, openComments }: { words: number; openComments: number },
  hands: readonly Hand[],
  people: ReadonlyMap<string, NamedPerson>,
): QueueEntry => ({
  section: { id: section.id, title: section.title, words, openComments },
  paper: { id: paper.id, title: paper.title, group: group.name },
  submittedAt: (section.submittedAt ?? paper.updatedAt).toISOString(),
  submittedBy: submittedByName,
  lastApprovedHash: section.lastApprovedHash,
  authors: presentAuthorship(hands, people).map(({ name, organisation, characters }) => ({ name, organisation, characters })),
})
