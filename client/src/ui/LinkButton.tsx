import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { type ButtonVariant, buttonClass } from './button-class.ts'

type LinkButtonProps = LinkProps & { variant?: ButtonVariant; icon?: ReactNode }

/** A link that looks like a button, for going somewhere. */
export const LinkButton = ({ variant, icon, className, children, ...rest }: LinkButtonProps) => (
  <Link {...rest} className={buttonClass(variant, className)}>
    {icon}
    {children}
  </Link>
)
