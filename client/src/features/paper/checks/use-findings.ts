import type { PaperView } from '@concord/contract'
import { type CheckContext, checkSection, type Finding, maxWordsOf, type SectionContent } from '@concord/paper'
import { useEffect, useMemo, useRef, useState } from 'react'
import { usePaperWriting, useTextsVersion } from '../../../editor/writing/paper-writing-context.tsx'

type Checked = { content: SectionContent; findings: readonly Finding[] }

/** What a section of this paper is checked against. */
export const contextOf = (paper: PaperView, guidance: string): CheckContext => ({
  language: paper.language,
  maxWords: maxWordsOf(paper.type, guidance),
})

const whenIdle = (act: () => void): (() => void) => {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 50)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(act, { timeout: 2_000 })
  return () => cancelIdleCallback(id)
}

/** The findings of every section that could be read, checked one section at a time while the page has nothing else to do. */
export function useFindings(paper: PaperView, firstId: string): ReadonlyMap<string, readonly Finding[]> {
  const { texts } = usePaperWriting()
  const version = useTextsVersion()
  const checked = useRef(new Map<string, Checked>())
  const [findings, setFindings] = useState<ReadonlyMap<string, readonly Finding[]>>(new Map())
  const order = useMemo(
    () => [...paper.sections].sort((a, b) => Number(b.id === firstId) - Number(a.id === firstId)),
    [paper.sections, firstId],
  )
  useEffect(() => {
    let stop = () => {}
    const next = () => {
      const due = order.find(({ id }) => {
        const content = texts.textOf(id)
        return content !== undefined && checked.current.get(id)?.content !== content
      })
      const content = due && texts.textOf(due.id)
      if (!due || !content) return
      checked.current.set(due.id, { content, findings: checkSection(content, contextOf(paper, due.guidance)) })
      setFindings(new Map([...checked.current].map(([id, entry]) => [id, entry.findings])))
      stop = whenIdle(next)
    }
    stop = whenIdle(next)
    return () => stop()
  }, [order, version, texts, paper])
  return findings
}
