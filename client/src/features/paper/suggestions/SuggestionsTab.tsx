import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useOpenCount } from './use-open-suggestions.ts'

/** The name of the tab, with how many suggestions are open. */
export function SuggestionsTab({ section }: { section: SectionView }) {
  const { t } = useTranslation('suggestions')
  const count = useOpenCount(section)
  return count > 0 ? t('tabCount', { count }) : t('tab')
}
