import type { SectionView } from '@concord/contract'
import { MessageSquare, OctagonX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'

/** How many comments of a section are open, and whether one of them is blocking. */
export function CommentCount({ section }: { section: SectionView }) {
  const { t } = useTranslation('comments')
  const { openComments: count, blockingComments: blocking } = section
  if (count === 0) return null
  return (
    <span className={`inline-flex items-center gap-1 ${blocking > 0 ? 'text-danger' : ''}`}>
      <Icon of={blocking > 0 ? OctagonX : MessageSquare} size={13} />
      {blocking > 0 ? t('outlineBlocking', { count, blocking }) : t('outline', { count })}
    </span>
  )
}
