/** What could not be taken along from a clipboard. */
export type PasteLosses = {
  /** Images that are part of the mark-up; files are uploaded instead (`image-files.ts`). */
  images: number
  /** Links to where a paper may not lead. */
  links: number
  /** Cells beyond the columns that a table may have. */
  cells: number
  /** Blocks that stood deeper than a section may be nested; their words stay. */
  deep: number
  /** Characters beyond what a section takes at once. */
  characters: number
  /** Whether the mark-up was too large to be read and only its words were taken. */
  isPlain: boolean
}

export const noLosses = (): PasteLosses => ({ images: 0, links: 0, cells: 0, deep: 0, characters: 0, isPlain: false })

export const hasLosses = ({ isPlain, ...counts }: PasteLosses): boolean => isPlain || Object.values(counts).some((count) => count > 0)
