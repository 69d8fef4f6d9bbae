import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldFrame, fieldClass } from './FieldFrame.tsx'

type FieldProps = { label: string; description?: ReactNode; error?: string | undefined }

/** One line of text with its label, an optional hint and an error that is announced. */
export function TextField({ label, description, error, className, ...rest }: FieldProps & ComponentProps<'input'>) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} description={description} error={error} className={className}>
      <input {...rest} id={id} aria-invalid={error ? true : undefined} aria-describedby={`${id}-about`} className={fieldClass} />
    </FieldFrame>
  )
}

/** Several lines of text. */
export function TextArea({ label, description, error, className, rows = 4, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} description={description} error={error} className={className}>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-about`}
        className={`${fieldClass} resize-y py-2.5 leading-6`}
      />
    </FieldFrame>
  )
}
