import { RENDITION_MEDIA_TYPES } from '@concord/paper'
import { fileNameOf } from '../presenters/releases.ts'
import type { ReleaseRow, RenditionMark } from '../storage/release-queries.ts'

/** RFC 5987: what `encodeURIComponent` leaves and the header does not allow. */
const encodeExtended = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

const toAscii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]+/g, '-')
    .replace(/["\\]/g, '')

/** Headers of one file of a release. Its bytes never change, so caches may keep it; as a page of its own it may run nothing. */
export function renditionHeaders(
  release: Pick<ReleaseRow, 'reference' | 'title'>,
  { format, sha256 }: RenditionMark,
): Record<string, string> {
  const name = fileNameOf(release, format)
  return {
    'Content-Type': RENDITION_MEDIA_TYPES[format],
    'Content-Disposition': `attachment; filename="${toAscii(name)}"; filename*=UTF-8''${encodeExtended(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${sha256}"`,
    ...(format === 'html' && {
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
    }),
  }
}

/** Whether an `If-None-Match` header names this hash. */
export const isSameFile = (ifNoneMatch: string | undefined, sha256: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${sha256}"`)
