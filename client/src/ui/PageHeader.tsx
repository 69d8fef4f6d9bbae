import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

const PRODUCT = 'Concord'

type PageHeaderProps = {
  title: string
  /** Title of the browser tab where it differs from the heading. */
  documentTitle?: string
  above?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}

/** Names the browser tab and, after a navigation, moves focus to the heading so that screen readers start there. */
export function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key, pathname } = useLocation()
  const hasNavigated = key !== 'default'
  useEffect(() => {
    document.title = title === PRODUCT ? PRODUCT : `${title} · ${PRODUCT}`
  }, [title])
  // Depends on the path alone: a changed filter in the query string is no arrival.
  useEffect(() => {
    if (hasNavigated) heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return heading
}

/** The top of a page: where we are, its one heading, a sentence, and the page's actions. */
export function PageHeader({ title, documentTitle = title, above, lead, actions }: PageHeaderProps) {
  const heading = useArrival(documentTitle)
  return (
    <header className="mb-8 flex flex-col gap-4">
      {above}
      <div className="flex flex-col gap-4 md:flex-row md:items-end md:justify-between">
        <div className="min-w-0 space-y-2">
          <h1 ref={heading} tabIndex={-1} className="font-serif text-2xl font-semibold tracking-tight md:text-3xl">
            {title}
          </h1>
          {lead && <div className={`text-base text-ink-soft ${typeof lead === 'string' ? 'max-w-text' : ''}`}>{lead}</div>}
        </div>
        {actions && <div className="flex shrink-0 flex-wrap gap-3">{actions}</div>}
      </div>
    </header>
  )
}
