import type { PaperType, SectionState } from '@concord/paper'
import type { GroupKey } from './edition.ts'

/** One section of the template with its text in the notation of `write-text.ts`, carried to `state`. */
export type DemoSection = { title: string; text: string; state: SectionState; reason?: string }

/** Days of a paper's life, as `2025-11-18`. What has not happened is absent. */
export type DemoCalendar = {
  drafted: string
  submitted: string
  reviewed: string
  consolidated?: string
  signedOff?: string
  released?: string
}

/** A released paper's second version: the sections that are reopened, and what is written at their end. */
export type DemoNextVersion = {
  reason: string
  reopened: string
  sections: { title: string; text: string }[]
  calendar: DemoCalendar
}

/** An image that figures of a paper name by its key. `file` is a PNG beside the demo's code. */
export type DemoFigure = { key: string; file: string }

/** A paper of the demo edition. Its group's first rapporteur and moderator lead it. */
export type DemoPaper = {
  group: GroupKey
  type: PaperType
  title: string
  calendar: DemoCalendar
  sections: DemoSection[]
  figures?: DemoFigure[]
  next?: DemoNextVersion
}
