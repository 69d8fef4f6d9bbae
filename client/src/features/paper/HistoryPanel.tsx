import type { HistoryEntry, SectionView } from '@concord/contract'
import { Eye, FilePlus2, Lock, type LucideIcon, MessageSquareWarning, Pencil, RotateCcw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionHistory } from '../../api/sections.ts'
import { formatDateTime, formatList, shortHash } from '../../i18n/format.ts'
import { Loaded } from '../../problems/Loaded.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { CompareDialog } from './CompareDialog.tsx'

const ICONS: Record<HistoryEntry['kind'], { icon: LucideIcon; look: string }> = {
  approved: { icon: Lock, look: 'text-state-approved' },
  submitted: { icon: Eye, look: 'text-state-review' },
  recalled: { icon: Undo2, look: 'text-ink-soft' },
  changes_requested: { icon: MessageSquareWarning, look: 'text-state-changes' },
  reopened: { icon: RotateCcw, look: 'text-ink-soft' },
  created: { icon: FilePlus2, look: 'text-ink-soft' },
  renamed: { icon: Pencil, look: 'text-ink-soft' },
}

/** What happened to a section, newest first: who, when, why, and the fingerprints of approved words. */
export function HistoryPanel({ section }: { section: SectionView }) {
  const { t } = useTranslation('paper')
  const history = useSectionHistory(section.id)
  const [compared, setCompared] = useState<HistoryEntry>()
  return (
    <Loaded query={history}>
      {({ items }) => (
        <>
          {items.length === 0 && <p className="text-sm text-ink-soft">{t('panel.historyEmpty')}</p>}
          <ol className="flex flex-col gap-5">
            {[...items]
              .sort((one, other) => other.at.localeCompare(one.at))
              .map((entry) => (
                <Entry key={`${entry.at} ${entry.kind}`} entry={entry} onCompare={() => setCompared(entry)} />
              ))}
          </ol>
          {compared?.hash && (
            <CompareDialog section={section} hash={compared.hash} at={compared.at} onClose={() => setCompared(undefined)} />
          )}
        </>
      )}
    </Loaded>
  )
}

function Entry({ entry, onCompare }: { entry: HistoryEntry; onCompare: () => void }) {
  const { t } = useTranslation('paper')
  const { icon, look } = ICONS[entry.kind]
  const what = t(`panel.entry.${entry.kind}`)
  return (
    <li className="flex gap-3 text-sm">
      <Icon of={icon} size={17} className={`mt-0.5 ${look}`} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-medium">{entry.by ? t('panel.by', { what, name: entry.by }) : what}</p>
        <p className="text-xs text-ink-soft">
          <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
          {entry.hash && (
            <>
              {' · '}
              <code title={entry.hash} className="font-mono">
                {shortHash(entry.hash)}
              </code>
            </>
          )}
        </p>
        {entry.reason && <blockquote className="border-l-2 border-line-strong pl-3 text-ink">{entry.reason}</blockquote>}
        {entry.authors.length > 0 && <p className="text-xs text-ink-soft">{t('panel.authors', { names: formatList(entry.authors) })}</p>}
        {entry.kind === 'approved' && entry.hash && (
          <button
            type="button"
            className="min-h-11 text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
            onClick={onCompare}
          >
            {t('panel.compare')}
          </button>
        )}
      </div>
    </li>
  )
}
