import type { SectionView } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeSection } from '../../api/sections.ts'
import { describeProblem } from '../../problems/describe-problem.ts'
import { useNotify } from '../../ui/notices.tsx'
import { afterAt } from './section-order.ts'

/** Puts a section at `place` (0 is the front) among the others; `said` tells screen readers where it stands now. */
export function useMoveSection(sections: readonly SectionView[]) {
  const { t } = useTranslation('paper')
  const { t: tProblem } = useTranslation('problems')
  const notify = useNotify()
  const change = useChangeSection()
  const [said, setSaid] = useState('')
  const ids = sections.map(({ id }) => id)

  const move = (sectionId: string, place: number): void => {
    const title = sections.find(({ id }) => id === sectionId)?.title ?? ''
    if (place < 0 || place >= ids.length || ids.indexOf(sectionId) === place) return
    change.mutate(
      { sectionId, after: afterAt(ids, sectionId, place) },
      {
        onSuccess: () => setSaid(t('outline.moved', { title, place: place + 1, count: ids.length })),
        onError: (error) => notify({ kind: 'problem', title: tProblem('title'), text: describeProblem(tProblem, error) }),
      },
    )
  }
  return { move, said }
}
