import { EDITION_ROLES, EU_LANGUAGES, GROUP_ROLES, PAPER_STATES, PAPER_TYPES, SECTION_STATES } from '@concord/paper'
import { z } from 'zod'

/** One line of text typed by a person: trimmed, 1 to `max` characters, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'has control characters')

export const id = z.uuid()
export const at = z.iso.datetime()
export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex')
/** Some lines of text typed by a person: like `line`, with line ends and tabs. */
export const lines = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !/(?![\n\t])[\p{Cc}\p{Cs}]/u.test(text), 'has control characters'),
    )
export const reason = lines(2000)
export const title = line(200)
export const name = line(120)
export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
export const password = z.string().min(12).max(128)

export const groupKind = z.enum(['lab', 'consortium'])
export const groupRole = z.enum(GROUP_ROLES)
export const editionRole = z.enum(EDITION_ROLES)
export const language = z.enum(EU_LANGUAGES)
export const paperType = z.enum(PAPER_TYPES)
export const paperState = z.enum(PAPER_STATES)
export const sectionState = z.enum(SECTION_STATES)
export const grant = z.enum(['edit', 'suggest', 'read', 'none'])

/** A list answer: `{ items, next? }`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().optional() })

/** The empty body of a command without arguments. */
export const noBody = z.object({})
/** The body of a command that must say why. */
export const reasonBody = z.object({ reason })
