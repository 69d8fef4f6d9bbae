import { useTranslation } from 'react-i18next'
import { usePaperLive } from '../../../live/paper-live-context.tsx'
import { Avatar } from '../Avatar.tsx'

const MOST_SHOWN = 3

/** Who writes in a section now: the first few and how many more. */
export function SectionWriters({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('paper')
  const { t: present } = useTranslation('presence')
  const people = usePaperLive(({ sections }) => sections.get(sectionId)?.people)
  const writers = people?.filter(({ writing }) => writing) ?? []
  if (writers.length === 0) return null
  const shown = writers.slice(0, MOST_SHOWN)
  const names = shown.map(({ name }) => name).join(', ')
  const more = writers.length - shown.length
  return (
    <span
      role="img"
      aria-label={more > 0 ? present('others', { names, count: more }) : t('outline.writing', { names })}
      className="flex items-center -space-x-1"
    >
      {shown.map((writer) => (
        <Avatar key={writer.personId} person={writer} size="small" />
      ))}
      {more > 0 && <span className="pl-2">+{more}</span>}
    </span>
  )
}
