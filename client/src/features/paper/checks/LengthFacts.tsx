import type { PaperView, SectionView } from '@concord/contract'
import { countCharacters, countWords, MAX_WORDS, maxWordsOf } from '@concord/paper'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePaperWriting, useTextsVersion } from '../../../editor/writing/paper-writing-context.tsx'
import { formatNumber } from '../../../i18n/format.ts'
import { usePaperLive } from '../../../live/paper-live-context.tsx'
import { Icon } from '../../../ui/Icon.tsx'

/** How long the section and the paper are, beside what the template advises. */
export function LengthFacts({ paper, section }: { paper: PaperView; section: SectionView }) {
  const { t } = useTranslation('writing')
  const { texts } = usePaperWriting()
  useTextsVersion()
  const counts = usePaperLive(({ wordCounts }) => wordCounts)
  const text = texts.textOf(section.id)
  const total = paper.sections.reduce((sum, { id, words }) => sum + (counts.get(id) ?? words), 0)
  return (
    <section aria-label={t('checks.length')} className="flex flex-col gap-1 rounded-md bg-sunken px-4 py-3">
      <LengthLine
        name={t('checks.section')}
        words={text ? countWords(text) : section.words}
        max={maxWordsOf(paper.type, section.guidance)}
        characters={text && countCharacters(text)}
      />
      <LengthLine name={t('checks.paper')} words={total} max={MAX_WORDS[paper.type]} />
    </section>
  )
}

type LengthLineProps = { name: string; words: number; max: number | undefined; characters?: number | undefined }

function LengthLine({ name, words, max, characters }: LengthLineProps) {
  const { t } = useTranslation('writing')
  const isOver = max !== undefined && words > max
  const shown = { words: formatNumber(words), max: formatNumber(max ?? 0) }
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="font-medium">{name}</span>
      <span className={`tabular-nums ${isOver ? 'font-medium text-state-changes' : 'text-ink-soft'}`}>
        {isOver && <Icon of={TriangleAlert} size={14} className="mr-1 inline" />}
        {max === undefined ? t('checks.words', shown) : t('checks.wordsOf', shown)}
        {isOver && <span className="sr-only"> {t('checks.over')}</span>}
      </span>
      {characters !== undefined && (
        <span className="text-ink-soft tabular-nums">{t('checks.characters', { characters: formatNumber(characters) })}</span>
      )}
    </p>
  )
}
