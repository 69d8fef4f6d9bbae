import { MAX_TABLE_COLUMNS } from '@concord/paper'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../ui/notices.tsx'
import { showKeys } from '../keys.ts'
import type { PasteAnswers } from './paste-guard.ts'
import type { PasteLosses } from './paste-losses.ts'

const COUNTED = ['images', 'links', 'cells', 'deep', 'characters'] as const

/** Tells of what a paste had to leave behind. The answer never changes. */
export function usePasteNotices(): PasteAnswers {
  const { t } = useTranslation('writing')
  const notify = useNotify()
  const [lost, setLost] = useState<{ losses: PasteLosses }>()
  const [read, setRead] = useState(0)
  const [answers] = useState<PasteAnswers>(() => ({
    onLosses: (losses) => setLost({ losses }),
    onMarkdown: () => setRead((count) => count + 1),
  }))
  useEffect(() => {
    if (!lost) return
    const { losses } = lost
    const said: string[] = COUNTED.filter((name) => losses[name] > 0).map((name) =>
      t(`paste.${name}`, { count: losses[name], max: MAX_TABLE_COLUMNS }),
    )
    if (losses.isPlain) said.push(t('paste.plain'))
    notify({ kind: 'warning', title: t('paste.title'), text: said.join(' ') })
  }, [lost, notify, t])
  useEffect(() => {
    if (read > 0) notify({ kind: 'info', title: t('paste.markdown'), text: t('paste.markdownText', { keys: showKeys('Mod-Shift-v') }) })
  }, [read, notify, t])
  return answers
}
