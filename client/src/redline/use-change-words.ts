import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeWords } from './shown-redline.ts'

const NAMED = ['paragraph', 'bulletList', 'orderedList'] as const
const isNamed = (type: string): type is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(type)

/** The translated words of a redline. */
export function useChangeWords(): ChangeWords {
  const { t } = useTranslation('redline')
  return useMemo(
    () => ({
      title: (change, author) => (author ? t(`titleBy.${change}`, { author }) : t(`title.${change}`)),
      starts: (change, author) => (author ? t(`startsBy.${change}`, { author }) : t(`starts.${change}`)),
      ends: (change) => t(`ends.${change}`),
      block: (change, details) => (details ? t('blockDetails', { details }) : t(`block.${change}`)),
      blockName: (type, level) =>
        type === 'heading' ? t('name.heading', { level: String(level ?? 1) }) : isNamed(type) ? t(`name.${type}`) : type,
    }),
    [t],
  )
}
