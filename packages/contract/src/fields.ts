import { EDITION_ROLES, EU_LANGUAGES, GROUP_ROLES, PAPER_STATES, PAPER_TYPES, SECTION_STATES } from '@concord/paper'
import * as z from 'zod/mini'

/** One line of text typed by a person: trimmed, 1 to `max` characters, no control characters. */
export const line = (max: number) =>
  z.string().check(
    z.maxLength(max * 4),
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'has control characters'),
  )

export const id = z.uuid()
export const at = z.iso.datetime()
export const int = z.number().check(z.int())
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex'))

const unixLineEnds = z.transform((text: string) => text.replaceAll('\r\n', '\n').trim())
/** Some lines of text typed by a person: like `line`, with line ends and tabs. */
export const lines = (max: number) =>
  z.pipe(
    z.pipe(z.string().check(z.maxLength(max * 4)), unixLineEnds),
    z.string().check(
      z.minLength(1),
      z.maxLength(max),
      z.refine((text) => !/(?![\n\t])[\p{Cc}\p{Cs}]/u.test(text), 'has control characters'),
    ),
  )
export const reason = lines(2000)
export const title = line(200)
export const name = line(120)
/** Two upper-case letters as the EU writes them: `EL` for Greece. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters'))
export const email = z.pipe(
  z.email().check(z.maxLength(254)),
  z.transform((text) => text.toLowerCase()),
)
export const password = z.string().check(z.minLength(12), z.maxLength(128))

export const groupKind = z.enum(['lab', 'consortium'])
export const groupRole = z.enum(GROUP_ROLES)
export const editionRole = z.enum(EDITION_ROLES)
export const language = z.enum(EU_LANGUAGES)
export const paperType = z.enum(PAPER_TYPES)
export const paperState = z.enum(PAPER_STATES)
export const sectionState = z.enum(SECTION_STATES)
export const grant = z.enum(['edit', 'suggest', 'read', 'none'])

/** A list answer: `{ items, next? }`. */
export const listOf = <Item extends z.ZodMiniType>(item: Item) => z.object({ items: z.array(item), next: z.optional(z.string()) })

/** The empty body of a command without arguments. */
export const noBody = z.object({})
/** The body of a command that must say why. */
export const reasonBody = z.object({ reason })
