import type { HandLabel } from './hand-labels.ts'
import './hands.css'

/** Somebody's initials in their colour; the name stands beside it or is read out elsewhere. */
export const HandChip = ({ label }: { label: HandLabel }) => (
  <span aria-hidden="true" className={`hand-chip hand-${label.look}`}>
    {label.initials}
  </span>
)
