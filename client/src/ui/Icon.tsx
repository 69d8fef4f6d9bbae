import type { LucideIcon } from 'lucide-react'

/** A decorative icon beside a word: hidden from screen readers, sized to the text. */
export const Icon = ({ of: Drawing, size = 18, className = '' }: { of: LucideIcon; size?: number; className?: string }) => (
  <Drawing aria-hidden="true" focusable="false" size={size} strokeWidth={1.75} className={`shrink-0 ${className}`} />
)
