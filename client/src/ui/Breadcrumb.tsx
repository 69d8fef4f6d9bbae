import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import { Icon } from './Icon.tsx'

export type Crumb = { label: string; to?: string }

/** Where the page stands; the last crumb without `to` is the page's parent in words. */
export const Breadcrumb = ({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) => (
  <nav aria-label={label}>
    <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-soft">
      {crumbs.map((crumb, position) => (
        <li key={crumb.label} className="flex items-center gap-1">
          {position > 0 && <Icon of={ChevronRight} size={14} />}
          {crumb.to ? (
            <Link to={crumb.to} className="py-1 underline-offset-3 hover:text-ink hover:underline">
              {crumb.label}
            </Link>
          ) : (
            crumb.label
          )}
        </li>
      ))}
    </ol>
  </nav>
)
