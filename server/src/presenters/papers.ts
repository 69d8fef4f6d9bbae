import type { PaperSummary, PaperView } from '@concord/contract'
import type { Actor } from '../auth/actor.ts'
import { canSaveMilestone } from '../policies/history-policy.ts'
import { canOnPaper, type PaperPermission, paperAllows } from '../policies/paper-policy.ts'
import { NO_THREADS, type OpenThreads } from '../storage/comment-queries.ts'
import type { PaperPlace } from '../storage/paper-queries.ts'
import type { ReleaseRow } from '../storage/release-queries.ts'
import type { ListedSection } from '../storage/section-queries.ts'
import { presentSection } from './sections.ts'

const NO_SECTIONS = { draft: 0, in_review: 0, changes_requested: 0, approved: 0 }

/** A paper in a list. `states` counts its sections by state. */
export const presentPaperSummary = ({ paper, group, edition }: PaperPlace, states: Record<string, number> | undefined): PaperSummary => ({
  id: paper.id,
  title: paper.title,
  type: paper.type,
  language: paper.language,
  state: paper.state,
  version: paper.version,
  groupId: group.id,
  group: group.name,
  edition: edition.slug,
  sectionStates: { ...NO_SECTIONS, ...states },
  updatedAt: paper.updatedAt.toISOString(),
})

export type PaperParts = {
  sections: readonly ListedSection[]
  /** Words of each section, by section id. */
  words: ReadonlyMap<string, number>
  /** Open suggestions of each section, by section id. */
  suggestions: ReadonlyMap<string, number>
  /** Open offers of each section that the actor may see, by section id. */
  openOffers: ReadonlyMap<string, number>
  /** Open comments of each section, by section id. */
  threads: ReadonlyMap<string, OpenThreads>
  releases: readonly Pick<ReleaseRow, 'reference' | 'version' | 'state'>[]
}

/** A whole paper as the actor may see it, with what they may do. */
export function presentPaper(place: PaperPlace, parts: PaperParts, actor: Actor): PaperView {
  const { paper, group, edition } = place
  const { sections, words, suggestions, openOffers, threads, releases } = parts
  const countsOf = (id: string) => ({
    words: words.get(id) ?? 0,
    suggestions: suggestions.get(id) ?? 0,
    openOffers: openOffers.get(id) ?? 0,
    threads: threads.get(id) ?? NO_THREADS,
  })
  return {
    id: paper.id,
    title: paper.title,
    type: paper.type,
    language: paper.language,
    state: paper.state,
    version: paper.version,
    groupId: group.id,
    group: { id: group.id, kind: group.kind, name: group.name },
    edition: { slug: edition.slug, title: edition.title, demo: edition.demo },
    sections: sections.map((section) => presentSection({ ...place, section }, countsOf(section.id), actor)),
    ...(paper.fingerprint && { fingerprint: paper.fingerprint }),
    releases: releases.map(({ reference, version, state }) => ({ reference, version, state })),
    can: paperCan(place, sections, actor),
  }
}

/** Consolidating is offered once it would succeed; the command checks again. */
function paperCan({ paper, group }: PaperPlace, sections: PaperParts['sections'], actor: Actor): PaperView['can'] {
  const isAllApproved = sections.length > 0 && sections.every(({ state }) => state === 'approved')
  const can = (permission: PaperPermission) => canOnPaper(actor, permission, group) && paperAllows(paper.state, permission)
  return {
    addSection: can('add_section'),
    saveMilestone: canSaveMilestone(actor, group),
    rename: can('rename'),
    consolidate: can('consolidate') && isAllApproved,
    signOff: can('sign_off'),
    release: can('release'),
    reopen: can('reopen'),
    withdraw: can('withdraw'),
  }
}
