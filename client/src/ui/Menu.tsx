import type { ReactNode } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { type ButtonVariant, buttonClass } from './button-class.ts'

export type MenuAction = {
  id: string
  label: string
  icon?: ReactNode
  onAction?: () => void
  /** Leads to another page instead of acting. */
  href?: string
  isDisabled?: boolean
}

type MenuProps = {
  /** Name of the menu for screen readers, and of its button when `trigger` has no words. */
  label: string
  trigger: ReactNode
  actions: readonly MenuAction[]
  variant?: ButtonVariant
  className?: string
  header?: ReactNode
  isDisabled?: boolean
}

/** A button that opens a list of actions. */
export const Menu = ({ label, trigger, actions, variant = 'quiet', className, header, isDisabled = false }: MenuProps) => (
  <MenuTrigger>
    <Button aria-label={label} isDisabled={isDisabled} className={buttonClass(variant, className)}>
      {trigger}
    </Button>
    <Popover placement="bottom end" className="min-w-56 rounded-lg border border-line bg-raised p-1.5 shadow-raised">
      {header}
      <AriaMenu className="outline-none" aria-label={label}>
        {actions.map((action) => (
          <MenuItem
            key={action.id}
            id={action.id}
            textValue={action.label}
            href={action.href}
            onAction={action.onAction}
            isDisabled={action.isDisabled ?? false}
            className="flex min-h-11 items-center gap-3 rounded-md px-3 text-sm text-ink no-underline outline-none data-disabled:opacity-50 data-focused:bg-accent-soft data-focused:text-accent"
          >
            {action.icon}
            {action.label}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
)
