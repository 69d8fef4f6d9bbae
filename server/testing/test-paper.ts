import type { PaperView, SectionText } from '@concord/contract'
import type { PaperType } from '@concord/paper'
import type { Workspace } from './test-workspace.ts'

/** A paper of the lab in which every section has a sentence and only the first two are left, to keep tests quick. */
export async function draftPaper(here: Workspace, { title = 'A paper', type = 'lab_report' as PaperType } = {}): Promise<PaperView> {
  const rapporteur = await here.as('rapporteur')
  const { body: paper } = await rapporteur.post<PaperView>('/api/v1/papers', { groupId: here.ids.lab, type, title, language: 'en' })
  for (const { id } of paper.sections.slice(2)) await rapporteur.delete(`/api/v1/sections/${id}`)
  for (const { id, title: name } of paper.sections.slice(0, 2)) await here.write('contributor', id, `Our view of: ${name}`)
  return mustRead(here, paper.id)
}

export const mustRead = async (here: Workspace, paperId: string): Promise<PaperView> =>
  (await (await here.as('rapporteur')).get<PaperView>(`/api/v1/papers/${paperId}`)).body

/** Submits and approves every section that is open. */
export async function approveSections(here: Workspace, paper: PaperView): Promise<void> {
  const [rapporteur, moderator] = [await here.as('rapporteur'), await here.as('moderator')]
  for (const { id, state } of (await mustRead(here, paper.id)).sections) {
    if (state === 'approved') continue
    await rapporteur.post(`/api/v1/sections/${id}/submit`)
    const { body: text } = await moderator.get<SectionText>(`/api/v1/sections/${id}/content`)
    await moderator.post(`/api/v1/sections/${id}/approve`, { hash: text.hash })
  }
}

/** Carries a paper to the point where it can be released. */
export async function signOff(here: Workspace, paper: PaperView): Promise<PaperView> {
  await approveSections(here, paper)
  await (await here.as('rapporteur')).post(`/api/v1/papers/${paper.id}/consolidate`)
  return (await (await here.as('secretariat')).post<PaperView>(`/api/v1/papers/${paper.id}/sign-off`)).body
}
