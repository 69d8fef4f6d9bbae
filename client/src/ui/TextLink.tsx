import { Link, type LinkProps } from 'react-router'

const LOOK = 'text-accent underline decoration-1 underline-offset-3 hover:decoration-2'

/** A link inside running words. */
export const TextLink = ({ className = '', ...rest }: LinkProps) => <Link {...rest} className={`${LOOK} ${className}`} />
