import type { ReactNode } from 'react'

const WIDTHS = { page: 'max-w-page', text: 'max-w-3xl', form: 'max-w-md' } as const

/** The column that a page's content stands in. */
export const Page = ({ width = 'page', children }: { width?: keyof typeof WIDTHS; children: ReactNode }) => (
  <div className={`mx-auto w-full px-4 py-8 sm:px-6 md:py-12 ${WIDTHS[width]}`}>{children}</div>
)
