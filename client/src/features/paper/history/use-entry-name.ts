import type { HistoryEntry } from '@concord/contract'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** What an entry of the history is called: the name of a point, or what happened. */
export function useEntryName(): (entry: Pick<HistoryEntry, 'kind' | 'point'>) => string {
  const { t } = useTranslation('history')
  const { t: paper } = useTranslation('paper')
  return useCallback(
    ({ kind, point }) => {
      if (point?.kind === 'named') return t('point.named', { name: point.name ?? '' })
      if (kind === 'saved') return t(`point.${point?.kind ?? 'quiet'}`)
      return kind === 'restored' ? t('restored') : paper(`panel.entry.${kind}`)
    },
    [t, paper],
  )
}
