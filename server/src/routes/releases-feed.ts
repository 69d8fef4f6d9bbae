import { PAPER_TYPE_NAMES } from '@concord/paper'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'
import { type ListedRelease, listReleases } from '../storage/release-queries.ts'
import { escapeMarkup } from './escape-markup.ts'

const ENTRIES = 50

function feedEntry({ release, edition, group }: ListedRelease, origin: string): string {
  const url = `${origin}/releases/${encodeURIComponent(release.reference)}`
  const at = (release.withdrawnAt ?? release.releasedAt).toISOString()
  const summary = `${PAPER_TYPE_NAMES[release.type]}, version ${release.version}, ${release.state}. ${group.name}, ${edition.title}.`
  return `  <entry>
    <id>${escapeMarkup(url)}</id>
    <title>${escapeMarkup(`${release.reference} ${release.title}`)}</title>
    <link rel="alternate" href="${escapeMarkup(url)}"/>
    <published>${release.releasedAt.toISOString()}</published>
    <updated>${at}</updated>
    <author><name>${escapeMarkup(group.name)}</name></author>
    <category term="${escapeMarkup(release.type)}"/>
    <summary>${escapeMarkup(summary)}</summary>
  </entry>`
}

/** The latest releases as an Atom feed (RFC 4287). */
export function releasesFeed(releases: readonly ListedRelease[], origin: string, now: Date): string {
  const entries = releases.slice(0, ENTRIES)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escapeMarkup(`${origin}/releases`)}</id>
  <title>Concord: released papers</title>
  <link rel="self" href="${escapeMarkup(`${origin}/releases.atom`)}"/>
  <link rel="alternate" href="${escapeMarkup(`${origin}/releases`)}"/>
  <updated>${(entries[0]?.release.releasedAt ?? now).toISOString()}</updated>
${entries.map((entry) => feedEntry(entry, origin)).join('\n')}
</feed>
`
}

export const feedRoutes = ({ db, env, clock }: Deps) =>
  new Hono<AppEnv>().get('/releases.atom', async (c) =>
    c.body(releasesFeed(await listReleases(db), env.origin, clock.now()), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' }),
  )
