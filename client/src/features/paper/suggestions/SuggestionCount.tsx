import type { SectionView } from '@concord/contract'
import { MessageSquareDiff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { useOpenCount } from './use-open-suggestions.ts'

/** How many suggestions of a section are open. */
export function SuggestionCount({ section }: { section: SectionView }) {
  const { t } = useTranslation('suggestions')
  const count = useOpenCount(section)
  if (count === 0) return null
  return (
    <span className="inline-flex items-center gap-1 text-state-review">
      <Icon of={MessageSquareDiff} size={13} />
      {t('outline', { count })}
    </span>
  )
}
