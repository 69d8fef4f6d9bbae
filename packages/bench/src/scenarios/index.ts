import { attacked } from './attacked.ts'
import { editor } from './editor.ts'
import { ending } from './ending.ts'
import { opening } from './opening.ts'
import { replay } from './replay.ts'
import type { Scenario } from './scenario.ts'
import { sections } from './sections.ts'
import { sustained } from './sustained.ts'
import { typing } from './typing.ts'

const TWO_AUTHORS = 'friendsforever'
const LONG_HISTORY = 'automerge-paper'

/** What can be measured, by the names of the command line. */
export const SCENARIOS = {
  typing50: typing({ people: 50 }),
  typing100: typing({ people: 100 }),
  typing200: typing({ people: 200 }),
  cursors50: typing({ people: 50, cursors: true }),
  sections500: sections({ count: 500 }),
  replay: replay({ recording: TWO_AUTHORS }),
  opening: opening({ recording: LONG_HISTORY, crowd: 50 }),
  killFullSpeed: ending({ recording: TWO_AUTHORS, signal: 'SIGKILL', after: { edits: 13_000 } }),
  killHumanSpeed: ending({ recording: TWO_AUTHORS, signal: 'SIGKILL', rate: 8, after: { seconds: [9, 14, 19] } }),
  stop: ending({ recording: TWO_AUTHORS, signal: 'SIGTERM', rate: 8, after: { seconds: [5] } }),
  attacked: attacked({ attackers: 10 }),
  sustained: sustained({ people: 1_000, papers: 50 }),
  editor: editor({ sections: 40, pages: 60, typists: 20 }),
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

/** Run only for these drivers: attacks aim at our gate, a thousand people need a database that many may wait for, and only one has pages. */
export const ONLY_FOR: Partial<Record<ScenarioName, readonly string[]>> = {
  attacked: ['concord'],
  sustained: ['concord-postgres-shared'],
  editor: ['concord-shared'],
}
