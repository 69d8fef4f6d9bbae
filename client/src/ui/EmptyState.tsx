import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

type EmptyStateProps = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }

/** What stands where a list would be: why it is empty and what to do next. */
export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => (
  <div className="flex flex-col items-start gap-3 rounded-lg border border-dashed border-line-strong px-6 py-8">
    <Icon of={icon} size={24} className="text-ink-soft" />
    <p className="text-base font-medium">{title}</p>
    {children && <div className="max-w-text text-sm text-ink-soft">{children}</div>}
    {action && <div className="pt-2">{action}</div>}
  </div>
)
