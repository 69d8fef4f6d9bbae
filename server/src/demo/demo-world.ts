import type { SectionContent } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import type { Clock, Deps } from '../deps.ts'
import type { DemoPaper } from './demo-paper.ts'
import type { GroupKey } from './edition.ts'
import { nameThings } from './name-things.ts'
import type { PersonKey } from './people.ts'

/** A paper that was created: its id, its sections' ids by title, and its images' SHA-256 by key. */
type PaperPlace = { id: string; sections: ReadonlyMap<string, string>; files: ReadonlyMap<string, string> }

function mustGet<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error('the demo story names something that it has not made')
  return value
}

/** What has been made so far, by the names that the demo's data use. */
export class DemoWorld {
  readonly #groups: ReadonlyMap<GroupKey, string>
  readonly #actors: ReadonlyMap<PersonKey, Actor>
  readonly #authorities: ReadonlyMap<string, string>
  readonly #papers = new Map<DemoPaper, PaperPlace>()

  /** `authorities` are ids by short name. */
  constructor(groups: ReadonlyMap<GroupKey, string>, actors: ReadonlyMap<PersonKey, Actor>, authorities: ReadonlyMap<string, string>) {
    this.#groups = groups
    this.#actors = actors
    this.#authorities = authorities
  }

  addPaper(paper: DemoPaper, place: PaperPlace): void {
    this.#papers.set(paper, place)
  }

  mustGroup(key: GroupKey): string {
    return mustGet(this.#groups, key)
  }

  mustActor(key: PersonKey): Actor {
    return mustGet(this.#actors, key)
  }

  mustPaper(paper: DemoPaper): string {
    return mustGet(this.#papers, paper).id
  }

  /** A text with the ids of what it names in words: authorities, and the paper's images. */
  named(paper: DemoPaper, content: SectionContent): SectionContent {
    const { files } = mustGet(this.#papers, paper)
    return nameThings(content, { authority: (name) => mustGet(this.#authorities, name), file: (key) => mustGet(files, key) })
  }

  mustSection(paper: DemoPaper, title: string): string {
    return mustGet(mustGet(this.#papers, paper).sections, title)
  }
}

/** The same dependencies at another time: commands store the time of the story. */
export function atTime(deps: Deps, time: Date): Deps {
  const clock: Clock = { now: () => time }
  return { ...deps, clock }
}
