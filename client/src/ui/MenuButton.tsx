import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { buttonClass } from './button-class.ts'
import type { MenuProps } from './Menu.tsx'

/** What `Menu` shows, with the library behind it. Import `Menu`. */
export const MenuButton = ({ label, trigger, actions, variant = 'quiet', className, header, isDisabled = false }: MenuProps) => (
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
