export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 text-sm font-medium whitespace-nowrap no-underline select-none transition-colors ' +
  'disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:cursor-not-allowed'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-sheet text-ink hover:border-ink hover:bg-ground',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-danger hover:opacity-90',
}

/** The look of everything that acts as a button, whatever its element. At least 44 px high. */
export const buttonClass = (variant: ButtonVariant = 'secondary', extra = ''): string => `${BASE} ${VARIANTS[variant]} ${extra}`
