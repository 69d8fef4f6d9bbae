import { readFile } from 'node:fs/promises'
import type { SectionId } from '@concord/paper'
import type { Actor } from '../auth/actor.ts'
import { approveSection } from '../commands/approve-section.ts'
import { consolidatePaper } from '../commands/consolidate-paper.ts'
import { createPaper } from '../commands/create-paper.ts'
import { releasePaper } from '../commands/release-paper.ts'
import { reopenPaper } from '../commands/reopen-paper.ts'
import { signOffPaper } from '../commands/sign-off-paper.ts'
import { transitionSection } from '../commands/transition-section.ts'
import { uploadFile } from '../commands/upload-file.ts'
import type { Deps } from '../deps.ts'
import type { Live } from '../live/create-live.ts'
import { listSections } from '../storage/section-queries.ts'
import type { DemoPaper } from './demo-paper.ts'
import { type DemoStep, demoStory } from './demo-story.ts'
import { atTime, type DemoWorld } from './demo-world.ts'

type Scene = { deps: Deps; live: Pick<Live, 'write'>; world: DemoWorld }

/** Lets everything happen to the papers that their data tell, one step after another, each at its time. */
export async function tellStory(deps: Deps, live: Pick<Live, 'write'>, world: DemoWorld, papers: readonly DemoPaper[]): Promise<void> {
  for (const step of demoStory(papers)) await takeStep({ deps: atTime(deps, step.at), live, world }, step)
}

function takeStep(scene: Scene, step: DemoStep): Promise<unknown> {
  if (step.kind === 'create') return createDemoPaper(scene, step)
  return 'section' in step ? takeSectionStep(scene, step) : takePaperStep(scene, step)
}

async function createDemoPaper({ deps, world }: Scene, { by, paper }: DemoStep): Promise<void> {
  const { group, type, title } = paper
  const id = await createPaper(deps, world.mustActor(by), { groupId: world.mustGroup(group), type, title, language: 'en' })
  const sections = await listSections(deps.db, id)
  const files = await uploadFigures(deps, world.mustActor(by), id, paper)
  world.addPaper(paper, { id, files, sections: new Map(sections.map((section) => [section.title, section.id])) })
}

async function uploadFigures(deps: Deps, actor: Actor, paperId: string, { figures = [] }: DemoPaper): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { key, file } of figures) {
    const bytes = await readFile(new URL(`./figures/${file}`, import.meta.url))
    files.set(key, (await uploadFile(deps, actor, { paperId, bytes })).sha256)
  }
  return files
}

async function takeSectionStep({ deps, live, world }: Scene, step: Extract<DemoStep, { section: string }>): Promise<void> {
  const actor = world.mustActor(step.by)
  const sectionId = world.mustSection(step.paper, step.section)
  if (step.kind === 'write') return live.write(actor, sectionId as SectionId, world.named(step.paper, step.content))
  if (step.kind !== 'approve') return transitionSection(deps, actor, { sectionId, action: step.kind, reason: step.reason })
  const { hash } = await deps.texts.read(deps.db, sectionId as SectionId)
  return approveSection(deps, actor, { sectionId, hash })
}

async function takePaperStep(
  { deps, world }: Scene,
  { kind, by, paper, ...step }: Exclude<DemoStep, { section: string }>,
): Promise<unknown> {
  const actor = world.mustActor(by)
  const paperId = world.mustPaper(paper)
  if (kind === 'consolidate') return consolidatePaper(deps, actor, { paperId })
  if (kind === 'sign_off') return signOffPaper(deps, actor, { paperId })
  if (kind === 'release') return releasePaper(deps, actor, { paperId })
  return reopenPaper(deps, actor, { paperId, reason: step.reason ?? '' })
}
