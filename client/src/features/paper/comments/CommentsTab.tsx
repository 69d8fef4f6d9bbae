import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'

/** The name of the comments' tab, with how many are open. */
export function CommentsTab({ section }: { section: SectionView }) {
  const { t } = useTranslation('comments')
  return section.openComments > 0 ? t('tabCount', { count: section.openComments }) : t('tab')
}
