import { useTranslation } from 'react-i18next'
import type { RedlineLabels } from '../ui/Redline.tsx'

/** The translated words of a redline. */
export function useRedlineLabels(): RedlineLabels {
  const { t } = useTranslation('redline')
  return {
    insertedWords: (count) => t('inserted', { count }),
    deletedWords: (count) => t('deleted', { count }),
    unchanged: t('unchanged'),
    insertionStarts: t('insertionStarts'),
    insertionEnds: t('insertionEnds'),
    deletionStarts: t('deletionStarts'),
    deletionEnds: t('deletionEnds'),
  }
}
