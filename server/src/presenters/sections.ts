import type { HistoryEntry, QueueEntry, SectionText, SectionView } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import type { CommittedText, Hand } from '../deps.ts'
import { canOfferWords, canSettleOffers } from '../policies/offer-policy.ts'
import { canOnSection, type SectionPermission, sectionAllows, sectionGrant } from '../policies/section-policy.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'
import type { NamedPerson } from '../storage/people-queries.ts'
import type { SectionEvent } from '../storage/revision-queries.ts'
import type { ListedSection, QueuedSection } from '../storage/section-queries.ts'

type Place = PaperPlace & { section: ListedSection }

/** A section as the actor sees it. Suggestions and comments do not exist yet: their counts are 0. */
export function presentSection(place: Place, { words, openOffers }: { words: number; openOffers: number }, actor: Actor): SectionView {
  const { section } = place
  return {
    id: section.id,
    paperId: section.paperId,
    title: section.title,
    guidance: section.guidance,
    state: section.state,
    position: section.position,
    words,
    openSuggestions: 0,
    openComments: 0,
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
  const can = (permission: SectionPermission) => canOnSection(actor, permission, place.group) && sectionAllows(states, permission)
  return {
    write: sectionGrant(actor, place) === 'edit',
    rename: can('rename'),
    remove: can('remove'),
    submit: can('submit'),
    recall: can('recall'),
    requestChanges: can('request_changes'),
    approve: can('approve'),
    reopen: can('reopen'),
    offerWords: canOfferWords(actor, place.group),
    settleOffers: canSettleOffers(actor, place.group),
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
}

/** One row of a section's history; undefined for events that people are not shown. `authors` are by revision hash. */
export function maybePresentEvent(event: SectionEvent, authors: ReadonlyMap<string, string[]>): HistoryEntry | undefined {
  const kind = HISTORY_KINDS[event.action]
  if (!kind) return undefined
  const hash = typeof event.data.hash === 'string' ? event.data.hash : null
  return { kind, at: event.at.toISOString(), by: event.by, reason: event.reason, hash, authors: (hash && authors.get(hash)) || [] }
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
  words: number,
  hands: readonly Hand[],
  people: ReadonlyMap<string, NamedPerson>,
): QueueEntry => ({
  section: { id: section.id, title: section.title, words, openComments: 0 },
  paper: { id: paper.id, title: paper.title, group: group.name },
  submittedAt: (section.submittedAt ?? paper.updatedAt).toISOString(),
  submittedBy: submittedByName,
  lastApprovedHash: section.lastApprovedHash,
  authors: presentAuthorship(hands, people).map(({ name, organisation, characters }) => ({ name, organisation, characters })),
})
