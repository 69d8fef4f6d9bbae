import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import type { Settling } from '../../../editor/suggest/settle-suggestions.ts'
import { useSuggestionDesk } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { useNotify } from '../../../ui/notices.tsx'
import { focusAfterStep } from '../section-place.ts'

/** Id of the heading over the cards; it takes the focus when the card that had it is gone. */
export const SUGGESTION_LIST_ID = 'suggestion-list'

/** Accepts or rejects suggestions in the text itself, and says how many it were. */
export function useSettle(section: SectionView): (keys: readonly string[], how: Settling) => void {
  const { t } = useTranslation('suggestions')
  const desk = useSuggestionDesk()
  const notify = useNotify()
  return (keys, how) =>
    desk.withText(section.id, (text) => {
      const count = text.settle(new Set(keys), how)
      notify(
        count > 0
          ? { kind: 'success', title: t(`settled.${how}`, { count }), text: t('settled.text') }
          : { kind: 'info', title: t('settled.nothing') },
      )
      focusAfterStep(SUGGESTION_LIST_ID)
    })
}
