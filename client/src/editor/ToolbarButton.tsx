import type { LucideIcon } from 'lucide-react'
import { Icon } from '../ui/Icon.tsx'
import { ariaKeys, showKeys } from './keys.ts'

type ToolbarButtonProps = {
  icon: LucideIcon
  label: string
  keys?: string
  isActive?: boolean
  isDisabled: boolean
  onPress: () => void
}

/** One button of the toolbar. A press with the mouse leaves the selection in the text where it is. */
export const ToolbarButton = ({ icon, label, keys, isActive, isDisabled, onPress }: ToolbarButtonProps) => (
  <button
    type="button"
    aria-label={label}
    aria-pressed={isActive}
    aria-keyshortcuts={keys && ariaKeys(keys)}
    title={keys ? `${label} (${showKeys(keys)})` : label}
    disabled={isDisabled}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onPress}
    className="inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken disabled:cursor-default disabled:text-line-strong disabled:hover:bg-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent"
  >
    <Icon of={icon} size={19} />
  </button>
)
