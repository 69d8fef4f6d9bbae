import { FIRST_START, type SectionStart } from '@concord/paper'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type EvidenceRef, PaperNumbering } from './paper-numbering.ts'

/** The paper around: where its blocks find authorities, files, numbers and evidence. The edition is undefined while it is loading. */
export type PaperAround = { paperId: string; editionSlug: string | undefined; numbering: PaperNumbering }

const PaperAroundContext = createContext<PaperAround | undefined>(undefined)
const nothing = (): (() => void) => () => {}
const NO_EVIDENCE: readonly EvidenceRef[] = []

type PaperAroundProviderProps = { paperId: string; editionSlug: string | undefined; sectionIds: readonly string[]; children: ReactNode }

/** Gives a paper's blocks what they need to know of the paper. */
export function PaperAroundProvider({ paperId, editionSlug, sectionIds, children }: PaperAroundProviderProps) {
  const [numbering] = useState(() => new PaperNumbering(sectionIds))
  useEffect(() => numbering.setOrder(sectionIds), [numbering, sectionIds])
  const around = useMemo(() => ({ paperId, editionSlug, numbering }), [paperId, editionSlug, numbering])
  return <PaperAroundContext value={around}>{children}</PaperAroundContext>
}

/** The paper around; undefined where a text is shown outside of one. */
export const useMaybePaperAround = (): PaperAround | undefined => useContext(PaperAroundContext)

/** Where the numbers of a section begin. Renders anew only when they change. */
export function useSectionStart(sectionId: string): SectionStart {
  const numbering = useMaybePaperAround()?.numbering
  return useSyncExternalStore(numbering?.subscribe ?? nothing, () => numbering?.startOf(sectionId) ?? FIRST_START)
}

/** All evidence of the paper. */
export function useEvidence(): readonly EvidenceRef[] {
  const numbering = useMaybePaperAround()?.numbering
  return useSyncExternalStore(numbering?.subscribe ?? nothing, () => numbering?.evidence ?? NO_EVIDENCE)
}
