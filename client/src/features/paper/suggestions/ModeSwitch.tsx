import type { PaperView } from '@concord/contract'
import { Eye, type LucideIcon, MessageSquareDiff, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WritingMode } from '../../../editor/suggest/suggestion-desk.ts'
import { useSuggestionDesk, useSuggestions } from '../../../editor/suggest/suggestion-desk-context.tsx'
import { Icon } from '../../../ui/Icon.tsx'

const MODES: readonly { mode: WritingMode; icon: LucideIcon }[] = [
  { mode: 'edit', icon: Pencil },
  { mode: 'suggest', icon: MessageSquareDiff },
  { mode: 'read', icon: Eye },
]

/** Edit, suggest or read. Who may only suggest finds nothing to edit; who may neither needs no choice. */
export function ModeSwitch({ paper }: { paper: PaperView }) {
  const { t } = useTranslation('suggestions')
  const desk = useSuggestionDesk()
  const chosen = useSuggestions(({ mode }) => mode)
  const mayEdit = paper.sections.some(({ can }) => can.write)
  const maySuggest = mayEdit || paper.sections.some(({ can }) => can.suggest)
  if (!maySuggest) return null
  const current = chosen === 'edit' && !mayEdit ? 'suggest' : chosen
  return (
    <fieldset className="flex shrink-0 rounded-md border border-line-strong">
      <legend className="sr-only">{t('modes.label')}</legend>
      {MODES.map(({ mode, icon }) => (
        <button
          key={mode}
          type="button"
          aria-pressed={mode === current}
          title={mode === 'edit' && !mayEdit ? t('modes.nowhere') : t(`modes.${mode}Hint`)}
          disabled={mode === 'edit' && !mayEdit}
          onClick={() => desk.choose(mode)}
          className="inline-flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-[5px] px-2 text-sm hover:bg-sunken disabled:cursor-default disabled:text-line-strong disabled:hover:bg-transparent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
        >
          <Icon of={icon} size={16} />
          <span className="max-2xl:sr-only">{t(`modes.${mode}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}
