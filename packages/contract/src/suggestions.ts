import type { SuggestedChange } from '@concord/paper'
import * as z from 'zod/mini'
import * as f from './fields.ts'

/** One open suggestion of a section's committed text. `changes` are in the order of the text; `id` is unique together with the person. */
export const suggestion = z.object({
  id: f.id,
  by: z.object({ personId: f.id, name: z.string(), organisation: z.nullable(z.string()) }),
  at: f.at,
  changes: z.array(z.custom<SuggestedChange>((value) => typeof value === 'object' && value !== null)),
})
export const suggestionList = f.listOf(suggestion)

export type Suggestion = z.infer<typeof suggestion>
