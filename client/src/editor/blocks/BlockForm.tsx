import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'

type BlockFormProps = {
  title: string
  isGone?: boolean
  /** Something is on its way that belongs to what is saved. */
  isWaiting?: boolean
  onSubmit: (event: FormEvent) => void
  /** Left out for what is not in the text yet. */
  onRemove?: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with a block's fields. */
export function BlockForm({ title, isGone = false, isWaiting = false, onSubmit, onRemove, onClose, children }: BlockFormProps) {
  const { t } = useTranslation('blocks')
  const { t: word } = useTranslation('words')
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
        {isGone && <Banner kind="warning" title={t('gone')} />}
        {children}
        <DialogActions>
          {onRemove && (
            <Button variant="quiet" className="sm:mr-auto" onClick={onRemove}>
              {t('remove')}
            </Button>
          )}
          <Button onClick={onClose}>{word('cancel')}</Button>
          <Button type="submit" variant="primary" isBusy={isWaiting}>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type Choice = { id: string; label: string }
type ChoicesProps = {
  label: string
  hint: string
  empty: string
  choices: readonly Choice[]
  chosen: readonly string[]
  max: number
  tooMany?: string
  onChange: (chosen: string[]) => void
}

/** Several of a list, each with its box. */
export function Choices({ label, hint, empty, choices, chosen, max, tooMany, onChange }: ChoicesProps) {
  const isFull = chosen.length >= max
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="text-sm font-medium">{label}</legend>
      <p className="text-sm text-ink-soft">{choices.length === 0 ? empty : isFull && tooMany ? tooMany : hint}</p>
      <div className="max-h-56 overflow-y-auto rounded-md border border-line empty:hidden">
        {choices.map((choice) => (
          <label
            key={choice.id}
            className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-line px-3 py-1.5 text-sm last:border-b-0 hover:bg-sunken has-checked:bg-accent-soft"
          >
            <input
              type="checkbox"
              checked={chosen.includes(choice.id)}
              disabled={isFull && !chosen.includes(choice.id)}
              onChange={() => toggle(choice.id)}
              className="size-5 shrink-0 accent-accent"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
