import { FIGURE_MEDIA_TYPES } from '@concord/paper'
import { z } from 'zod'
import * as f from './fields.ts'

/** A file that a paper's figures may show, as stored. */
export const figureFile = z.object({
  sha256: f.hash,
  mediaType: z.enum(FIGURE_MEDIA_TYPES),
  width: z.number().int(),
  height: z.number().int(),
  size: z.number().int(),
})
export type FigureFile = z.infer<typeof figureFile>
