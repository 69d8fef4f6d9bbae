/** What a figure's file may be. Decided from the bytes, never from a name. */
export const FIGURE_MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type FigureMediaType = (typeof FIGURE_MEDIA_TYPES)[number]

/** What a figure's file may measure. A paper's files together stay small enough to stand in one HTML or Word file. */
export const FIGURE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  pixels: 25_000_000,
  /** Of either side. */
  side: 20_000,
  filesOfPaper: 100,
  bytesOfPaper: 50 * 1024 * 1024,
} as const
