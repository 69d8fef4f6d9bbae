import { FIGURE_MEDIA_TYPES } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'

/** A file that a paper's figures may show, as stored. */
export const figureFile = z.object({
  sha256: f.hash,
  mediaType: z.enum(FIGURE_MEDIA_TYPES),
  width: f.int,
  height: f.int,
  size: f.int,
})
export type FigureFile = z.infer<typeof figureFile>
