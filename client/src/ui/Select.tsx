import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldFrame, fieldClass } from './FieldFrame.tsx'
import { Icon } from './Icon.tsx'

export type Choice = { value: string; label: string }

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  label: string
  choices: readonly Choice[]
  description?: ReactNode
  error?: string | undefined
}

/** A choice from a list. The platform's own control: it is the one that phones and screen readers know best. */
export function Select({ label, choices, description, error, className, ...rest }: SelectProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} description={description} error={error} className={className}>
      <div className="relative">
        <select {...rest} id={id} aria-describedby={`${id}-about`} className={`${fieldClass} appearance-none pr-10`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} className="pointer-events-none absolute top-3 right-3 text-ink-soft" />
      </div>
    </FieldFrame>
  )
}
