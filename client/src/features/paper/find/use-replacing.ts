import type { PaperView } from '@concord/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patternOf } from '../../../editor/find/find-matches.ts'
import { replaceAll, replaceOne } from '../../../editor/find/replace-matches.ts'
import { usePaperWriting } from '../../../editor/writing/paper-writing-context.tsx'
import { useNotify } from '../../../ui/notices.tsx'

/** Replaces in every section that the person may write in, and says which ones stayed as they were. */
export function useReplacing(paper: PaperView) {
  const { t } = useTranslation('writing')
  const { find, editors } = usePaperWriting()
  const notify = useNotify()
  const [isBusy, setBusy] = useState(false)
  const mayChange = (sectionId: string): boolean => {
    const can = paper.sections.find(({ id }) => id === sectionId)?.can
    return can !== undefined && (can.write || can.suggest)
  }
  const titleOf = (sectionId: string): string => paper.sections.find(({ id }) => id === sectionId)?.title ?? ''
  const tell = (count: number, unchanged: readonly string[]): void => {
    const text = unchanged.length > 0 ? t('find.notChanged', { titles: unchanged.map(titleOf).join(', ') }) : undefined
    const title = count > 0 ? t('find.replaced', { count }) : t('find.nothingReplaced')
    notify({ kind: unchanged.length > 0 ? 'warning' : 'success', title, ...(text && { text }) })
  }

  const one = async (replacement: string): Promise<boolean> => {
    const match = find.currentMatch
    const pattern = patternOf(find.snapshot.query)
    if (!match || !pattern) return false
    const editor = mayChange(match.sectionId) ? await editors.want(match.sectionId) : undefined
    if (editor && replaceOne(editor, pattern, match.index, replacement) > 0) return true
    tell(0, [match.sectionId])
    return false
  }
  const all = async (replacement: string): Promise<void> => {
    const pattern = patternOf(find.snapshot.query)
    if (!pattern || isBusy) return
    setBusy(true)
    let count = 0
    const unchanged: string[] = []
    for (const sectionId of new Set(find.snapshot.matches.map((match) => match.sectionId))) {
      const editor = mayChange(sectionId) ? await editors.want(sectionId) : undefined
      const replaced = editor ? replaceAll(editor, pattern, replacement) : 0
      if (replaced === 0) unchanged.push(sectionId)
      count += replaced
    }
    setBusy(false)
    tell(count, unchanged)
  }
  return { one, all, isBusy }
}
