import type { FigureMediaType } from '@concord/paper'

const EXTENSIONS: Record<FigureMediaType, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** Headers of an image. Its bytes never change, so it may be kept; as a page of its own it may run nothing. */
export const figureHeaders = (
  { sha256, mediaType }: { sha256: string; mediaType: FigureMediaType },
  audience: 'private' | 'public',
): Record<string, string> => ({
  'Content-Type': mediaType,
  'Content-Disposition': `inline; filename="figure-${sha256.slice(0, 12)}.${EXTENSIONS[mediaType]}"`,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': `${audience}, max-age=31536000, immutable`,
  ETag: `"${sha256}"`,
})
