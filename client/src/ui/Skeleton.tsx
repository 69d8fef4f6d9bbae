import { VisuallyHidden } from './VisuallyHidden.tsx'

const WIDTHS = ['w-11/12', 'w-full', 'w-4/5', 'w-10/12', 'w-2/3'] as const

/** Grey lines where text will be; `label` tells screen readers that it loads. */
export const Skeleton = ({ label, lines = 4 }: { label: string; lines?: number }) => (
  <div role="status" className="space-y-4 py-2">
    <VisuallyHidden>{label}</VisuallyHidden>
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} className={`h-4 animate-pulse rounded-sm bg-sunken ${WIDTHS[line % WIDTHS.length]}`} />
    ))}
  </div>
)
