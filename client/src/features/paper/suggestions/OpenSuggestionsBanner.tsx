import type { SectionView } from '@concord/contract'
import { MessageSquareDiff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSuggestionDesk } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'

/** Says in the approval that suggestions stand in the way, and leads to them. */
export function OpenSuggestionsBanner({ section, count, onLeave }: { section: SectionView; count: number; onLeave: () => void }) {
  const { t } = useTranslation('suggestions')
  const desk = useSuggestionDesk()
  const show = () => {
    onLeave()
    // A dialog gives the focus back when it is gone; only then can the list take it.
    setTimeout(() => desk.openCard(section.id, undefined, true), 80)
  }
  return (
    <Banner
      kind="warning"
      role="alert"
      icon={MessageSquareDiff}
      title={t('approve.title', { count })}
      action={<Button onClick={show}>{t('approve.show')}</Button>}
    >
      {t('approve.text')}
    </Banner>
  )
}
