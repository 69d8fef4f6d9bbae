import { LoaderCircle } from 'lucide-react'

/** A turning circle; the words beside it say what is going on. */
export const Spinner = ({ size = 18 }: { size?: number }) => (
  <LoaderCircle aria-hidden="true" focusable="false" size={size} strokeWidth={2} className="shrink-0 animate-spin" />
)
