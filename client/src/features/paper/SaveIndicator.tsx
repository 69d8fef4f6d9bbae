import { Check, CloudOff, LoaderCircle, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import type { SaveSummary } from '../../live/save-summary.ts'
import { isCutOff } from '../../live/section-live.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNotify } from '../../ui/notices.tsx'

const LOOKS: Record<SaveSummary, { icon: LucideIcon; look: string }> = {
  connecting: { icon: LoaderCircle, look: 'text-ink-soft' },
  saving: { icon: LoaderCircle, look: 'text-ink-soft' },
  saved: { icon: Check, look: 'text-state-approved' },
  offline: { icon: CloudOff, look: 'rounded-full bg-state-changes-soft text-state-changes' },
}

const SETTLED_MS = 600

/** Whether every word is with the server. Going offline and coming back are announced; the many savings between are not. */
export function SaveIndicator() {
  const { t } = useTranslation('paper')
  const save = useSettledSave()
  const { icon, look } = LOOKS[save]
  useAnnounceLine(save)
  return (
    <p data-save={save} className={`flex items-center gap-1.5 px-2.5 py-1 text-sm whitespace-nowrap ${look}`}>
      <Icon of={icon} size={16} />
      {t(`save.${save}`)}
    </p>
  )
}

/** “Saved” is said once nothing has been typed for a moment: a word that flickers with every letter helps nobody. The others at once. */
function useSettledSave(): SaveSummary {
  const save = usePaperLive((live) => live.save)
  const [isSettled, setSettled] = useState(false)
  const isSaved = save === 'saved'
  useEffect(() => {
    if (!isSaved) return undefined
    const timer = setTimeout(() => setSettled(true), SETTLED_MS)
    return () => {
      clearTimeout(timer)
      setSettled(false)
    }
  }, [isSaved])
  return isSaved && !isSettled ? 'saving' : save
}

function useAnnounceLine(save: SaveSummary): void {
  const { t } = useTranslation('paper')
  const notify = useNotify()
  // A session that is over has its own banner.
  const isOver = usePaperLive(({ sections }) => [...sections.values()].some(({ end }) => isCutOff(end)))
  const wasOffline = useRef(false)
  useEffect(() => {
    if (isOver) return
    if (save === 'offline' && !wasOffline.current) {
      wasOffline.current = true
      notify({ kind: 'info', title: t('save.wentOffline') })
    }
    if (save === 'saved' && wasOffline.current) {
      wasOffline.current = false
      notify({ kind: 'success', title: t('save.cameBack') })
    }
  }, [save, isOver, notify, t])
}
