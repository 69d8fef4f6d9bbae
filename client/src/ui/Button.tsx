import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from './button-class.ts'
import { Spinner } from './Spinner.tsx'

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  icon?: ReactNode
  /** Shows a spinner and ignores presses, without losing focus. */
  isBusy?: boolean
}

/** A button with words. */
export function Button({ variant, icon, isBusy = false, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={isBusy ? 'button' : type}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
      className={buttonClass(variant, className)}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
