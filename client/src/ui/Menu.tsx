import { lazy, type ReactNode, Suspense } from 'react'
import { type ButtonVariant, buttonClass } from './button-class.ts'
import { whenReadable } from './when-readable.ts'

const MenuButton = lazy(async () => {
  await whenReadable()
  return { default: (await import('./MenuButton.tsx')).MenuButton }
})

export type MenuAction = {
  id: string
  label: string
  icon?: ReactNode
  onAction?: () => void
  /** Leads to another page instead of acting. */
  href?: string
  isDisabled?: boolean
}

export type MenuProps = {
  /** Name of the menu for screen readers, and of its button when `trigger` has no words. */
  label: string
  trigger: ReactNode
  actions: readonly MenuAction[]
  variant?: ButtonVariant
  className?: string
  header?: ReactNode
  isDisabled?: boolean
}

/** A button that opens a list of actions. Until the code behind it has arrived it only looks like it. */
export const Menu = (props: MenuProps) => (
  <Suspense
    fallback={
      <button type="button" disabled aria-label={props.label} className={buttonClass(props.variant ?? 'quiet', props.className)}>
        {props.trigger}
      </button>
    }
  >
    <MenuButton {...props} />
  </Suspense>
)
