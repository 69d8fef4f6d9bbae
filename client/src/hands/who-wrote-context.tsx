import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hand, type HandLabel, HandLabels, type HandMode } from './hand-labels.ts'

/** By what the text of a paper is coloured, and the labels of all sections: one person has one colour in the whole paper. */
export type WhoWrote = { mode: HandMode | 'none'; setMode: (mode: HandMode | 'none') => void; labelOf: (hand: Hand) => HandLabel }

const WhoWroteContext = createContext<WhoWrote | undefined>(undefined)

/** Holds whether one open paper shows who wrote what. */
export function WhoWroteProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('history')
  const [mode, setMode] = useState<HandMode | 'none'>('none')
  const nobody = t('wrote.noOrganisation')
  const labels = useMemo(() => new HandLabels(mode === 'organisation' ? mode : 'person', nobody), [mode, nobody])
  const value = useMemo(() => ({ mode, setMode, labelOf: (hand: Hand) => labels.of(hand) }), [mode, labels])
  return <WhoWroteContext value={value}>{children}</WhoWroteContext>
}

/** Whether the paper around shows who wrote what. */
export function useWhoWrote(): WhoWrote {
  const whoWrote = useContext(WhoWroteContext)
  if (!whoWrote) throw new Error('useWhoWrote is used outside of WhoWroteProvider')
  return whoWrote
}
