import type { SectionContent } from '@concord/paper'
import { Minus, Plus, Type } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StaticText } from '../editor/StaticText.tsx'
import { Icon } from '../ui/Icon.tsx'
import { type HandedNode, type HandRuns, withHands } from './handed-text.ts'
import { type ChangeCounts, compareTexts, countChanges, hasChanges, type RedlineNode } from './redline.ts'
import { type LabelOf, showRedline } from './shown-redline.ts'
import { useChangeWords } from './use-change-words.ts'

/** One side of a comparison; without runs nobody is named. */
export type ComparedText = { title: string; content: SectionContent; runs?: HandRuns }

const titled = ({ title, content, runs = [] }: ComparedText, isTitleShown: boolean): HandedNode => {
  const text = withHands(content, runs)
  const heading: HandedNode = { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] }
  return isTitleShown ? { ...text, content: [heading, ...(text.content ?? [])] } : text
}

/** The redline of two texts, with their titles where those differ. */
export function compareSections(before: ComparedText, after: ComparedText): RedlineNode[] {
  const isRenamed = before.title !== after.title
  return compareTexts(titled(before, isRenamed), titled(after, isRenamed))
}

const NOBODY: LabelOf = () => undefined

/** What changed between two texts, block by block and word by word, in the form that the text has. */
export function RedlineText({ nodes, labelOf = NOBODY }: { nodes: readonly RedlineNode[]; labelOf?: LabelOf }) {
  const { t } = useTranslation('redline')
  const words = useChangeWords()
  const content = useMemo(() => showRedline(nodes, words, labelOf), [nodes, words, labelOf])
  const counts = useMemo(() => countChanges(nodes), [nodes])
  return (
    <div className="space-y-4">
      {hasChanges(nodes) ? <Counts counts={counts} /> : <p className="text-sm text-ink-soft">{t('unchanged')}</p>}
      <StaticText content={content} />
    </div>
  )
}

function Counts({ counts: { inserted, deleted, reformatted } }: { counts: ChangeCounts }) {
  const { t } = useTranslation('redline')
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm font-medium">
      <span className="inline-flex items-center gap-1.5 text-inserted">
        <Icon of={Plus} size={16} />
        {t('inserted', { count: inserted })}
      </span>
      <span className="inline-flex items-center gap-1.5 text-deleted">
        <Icon of={Minus} size={16} />
        {t('deleted', { count: deleted })}
      </span>
      {reformatted > 0 && (
        <span className="inline-flex items-center gap-1.5 text-ink-soft">
          <Icon of={Type} size={16} />
          {t('reformatted', { count: reformatted })}
        </span>
      )}
    </p>
  )
}
