import type { SectionView } from '@concord/contract'
import { MessageSquareDiff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { Icon } from '../../../ui/Icon.tsx'

/** Says that what is typed into this section is a suggestion, to those for whom it is. */
export function ReviewHint({ section }: { section: SectionView }) {
  const { t } = useTranslation('suggestions')
  const mode = useSuggestions((snapshot) => snapshot.mode)
  const says =
    mode === 'read' ? undefined : section.can.suggest ? 'inReview' : section.can.write && mode === 'suggest' ? 'suggestingHere' : undefined
  if (!says) return null
  return (
    <p className="flex items-start gap-2 text-sm text-state-review">
      <Icon of={MessageSquareDiff} size={16} className="mt-0.5" />
      {t(says)}
    </p>
  )
}
