import type { LucideIcon } from 'lucide-react'
import { Icon } from './Icon.tsx'

export type Tone = 'draft' | 'review' | 'changes' | 'approved' | 'released' | 'withdrawn'

const TONES: Record<Tone, string> = {
  draft: 'text-state-draft bg-state-draft-soft',
  review: 'text-state-review bg-state-review-soft',
  changes: 'text-state-changes bg-state-changes-soft',
  approved: 'text-state-approved bg-state-approved-soft',
  released: 'text-state-released bg-state-released-soft',
  withdrawn: 'text-state-withdrawn bg-state-withdrawn-soft',
}

/** A word with an icon on a tinted ground; the colour only repeats what they say. */
export const Badge = ({ icon, label, tone, className = '' }: { icon: LucideIcon; label: string; tone: Tone; className?: string }) => (
  <span
    className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]} ${className}`}
  >
    <Icon of={icon} size={14} />
    {label}
  </span>
)
