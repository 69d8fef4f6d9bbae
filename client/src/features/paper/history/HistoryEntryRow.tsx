import type { HistoryEntry } from '@concord/contract'
import {
  Bookmark,
  CircleDot,
  Eye,
  FilePlus2,
  History,
  Lock,
  type LucideIcon,
  MessageSquareWarning,
  Pencil,
  RotateCcw,
  Undo2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatList, formatTime, shortHash } from '../../../i18n/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useEntryName } from './use-entry-name.ts'

const ICONS: Record<HistoryEntry['kind'], { icon: LucideIcon; look: string }> = {
  approved: { icon: Lock, look: 'text-state-approved' },
  submitted: { icon: Eye, look: 'text-state-review' },
  recalled: { icon: Undo2, look: 'text-ink-soft' },
  changes_requested: { icon: MessageSquareWarning, look: 'text-state-changes' },
  reopened: { icon: RotateCcw, look: 'text-ink-soft' },
  created: { icon: FilePlus2, look: 'text-ink-soft' },
  renamed: { icon: Pencil, look: 'text-ink-soft' },
  restored: { icon: History, look: 'text-accent' },
  saved: { icon: CircleDot, look: 'text-ink-soft' },
}

type HistoryEntryRowProps = { entry: HistoryEntry; onCompare: (head: number) => void; onRestore?: (head: number) => void }

/** One thing that happened to a section, or one of its saved texts, with what can be done with it. */
export function HistoryEntryRow({ entry, onCompare, onRestore }: HistoryEntryRowProps) {
  const { t } = useTranslation('history')
  const { t: paper } = useTranslation('paper')
  const name = useEntryName()
  const what = name(entry)
  const { icon, look } = entry.point?.kind === 'named' ? { icon: Bookmark, look: 'text-accent' } : ICONS[entry.kind]
  const about = { what, date: formatDateTime(entry.at) }
  const { head } = entry
  return (
    <li className="flex gap-3 text-sm">
      <Icon of={icon} size={17} className={`mt-0.5 ${look}`} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{entry.by ? t('by', { what, name: entry.by }) : what}</p>
        <p className="text-xs text-ink-soft">
          <time dateTime={entry.at}>{formatTime(entry.at)}</time>
          {entry.hash && (
            <>
              {' · '}
              <code title={entry.hash} className="font-mono">
                {shortHash(entry.hash)}
              </code>
            </>
          )}
          {entry.kind === 'saved' && entry.authors.length > 0 && ` · ${t('editedBy', { names: formatList(entry.authors) })}`}
        </p>
        {entry.reason && <blockquote className="mt-1 border-l-2 border-line-strong pl-3 text-ink">{entry.reason}</blockquote>}
        {entry.kind !== 'saved' && entry.authors.length > 0 && (
          <p className="text-xs text-ink-soft">{paper('panel.authors', { names: formatList(entry.authors) })}</p>
        )}
        {head !== null && (
          <p className="-mb-1.5 flex gap-4">
            <RowAction label={t('compareWith', about)} onAction={() => onCompare(head)}>
              {t('compare')}
            </RowAction>
            {onRestore && (
              <RowAction label={t('restoreOf', about)} onAction={() => onRestore(head)}>
                {t('restore')}
              </RowAction>
            )}
          </p>
        )}
      </div>
    </li>
  )
}

const RowAction = ({ label, onAction, children }: { label: string; onAction: () => void; children: string }) => (
  <button
    type="button"
    aria-label={label}
    className="min-h-11 text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
    onClick={onAction}
  >
    {children}
  </button>
)
