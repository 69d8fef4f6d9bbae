import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export type BannerKind = 'info' | 'success' | 'warning' | 'problem'

const LOOKS: Record<BannerKind, { icon: LucideIcon; look: string }> = {
  info: { icon: Info, look: 'border-state-released bg-state-released-soft text-state-released' },
  success: { icon: CircleCheck, look: 'border-state-approved bg-state-approved-soft text-state-approved' },
  warning: { icon: TriangleAlert, look: 'border-state-review bg-state-review-soft text-state-review' },
  problem: { icon: CircleAlert, look: 'border-danger bg-danger-soft text-danger' },
}

type BannerProps = {
  kind: BannerKind
  title: string
  children?: ReactNode
  action?: ReactNode
  role?: 'alert' | 'status'
  icon?: LucideIcon
}

/** A message that belongs to the page: what is the case, what was kept, what to do. */
export const Banner = ({ kind, title, children, action, role, icon }: BannerProps) => (
  <div role={role} className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${LOOKS[kind].look}`}>
    <Icon of={icon ?? LOOKS[kind].icon} size={20} className="mt-0.5" />
    <div className="min-w-0 flex-1 space-y-1">
      <p className="font-semibold">{title}</p>
      {children && <div className="text-sm text-ink">{children}</div>}
      {action && <div className="pt-2">{action}</div>}
    </div>
  </div>
)
