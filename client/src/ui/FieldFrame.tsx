import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The look of every field that takes text or a choice. */
export const fieldClass =
  'min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 text-base text-ink placeholder:text-ink-soft ' +
  'aria-invalid:border-danger disabled:opacity-60'

type FieldFrameProps = {
  id: string
  label: string
  description?: ReactNode
  error?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** Label above, hint and error below; the field itself is described by `<id>-about`. */
export const FieldFrame = ({ id, label, description, error, className = '', children }: FieldFrameProps) => (
  <div className={`flex flex-col gap-1.5 ${className}`}>
    <label htmlFor={id} className="text-sm font-medium">
      {label}
    </label>
    {children}
    <div id={`${id}-about`} className="text-sm text-ink-soft empty:hidden">
      {description}
      {error && (
        <p role="alert" className="mt-0.5 flex items-start gap-1.5 text-danger">
          <Icon of={CircleAlert} size={16} className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  </div>
)
