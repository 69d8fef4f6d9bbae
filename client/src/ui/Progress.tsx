import { useId } from 'react'

/** A labelled bar. Without `value` (0 to 1) it says only that something goes on. */
export function Progress({ label, value }: { label: string; value?: number }) {
  const labelId = useId()
  return (
    <div className="space-y-2">
      <p id={labelId} className="text-sm text-ink-soft">
        {label}
      </p>
      <progress aria-labelledby={labelId} className="h-2 w-full accent-accent" max={1} value={value} />
    </div>
  )
}
