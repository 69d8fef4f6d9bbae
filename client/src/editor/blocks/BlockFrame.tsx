import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'

type BlockHeadProps = { icon: LucideIcon; label: string; number?: string | undefined; children?: ReactNode }

/** The first line of one of the paper's blocks: what it is, its number, and what can be done. */
export const BlockHead = ({ icon, label, number, children }: BlockHeadProps) => (
  <div className="block-head" contentEditable={false}>
    <Icon of={icon} size={16} />
    <span className="block-label">{label}</span>
    {number !== undefined && <span className="block-number">{number}</span>}
    {children}
  </div>
)

type Fact = { label: string; value: ReactNode }

/** What a block says in its fields, where it says something. */
export const BlockFacts = ({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) => {
  const said = facts.filter((fact): fact is Fact => Boolean(fact))
  if (said.length === 0) return null
  return (
    <dl className="block-facts" contentEditable={false}>
      {said.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
