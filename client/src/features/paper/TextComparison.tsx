import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRedlineLabels } from '../../i18n/redline-labels.ts'
import { Redline } from '../../ui/Redline.tsx'

/** How much of the text before the first change stays in view. */
const CONTEXT_PX = 96

/** What changed between two states of a section, in a box that scrolls and starts at the first change. */
export function TextComparison({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('paper')
  const labels = useRedlineLabels()
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('ins, del')
    if (first) box.current?.scrollTo({ top: first.offsetTop - CONTEXT_PX })
  }, [])
  return (
    <section
      ref={box}
      aria-label={t('panel.comparison')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable text must be reachable with the keyboard
      tabIndex={0}
      className="relative max-h-[48dvh] overflow-y-auto rounded-md border border-line bg-sheet px-5 py-4"
    >
      <Redline before={before} after={after} labels={labels} />
    </section>
  )
}
