import { Archive, CircleX, Eye, FileCheck, Layers, Lock, type LucideIcon, MessageSquareWarning, PenLine, ShieldCheck } from 'lucide-react'
import { Badge, type Tone } from './Badge.tsx'

type Look = { icon: LucideIcon; tone: Tone }

const DRAFT: Look = { icon: PenLine, tone: 'draft' }

/** Icon and colour of each state that a section, a paper or a release may be in. */
const LOOKS: Readonly<Record<string, Look>> = {
  draft: DRAFT,
  drafting: DRAFT,
  in_review: { icon: Eye, tone: 'review' },
  changes_requested: { icon: MessageSquareWarning, tone: 'changes' },
  approved: { icon: Lock, tone: 'approved' },
  consolidated: { icon: Layers, tone: 'review' },
  signed_off: { icon: FileCheck, tone: 'approved' },
  released: { icon: ShieldCheck, tone: 'released' },
  superseded: { icon: Archive, tone: 'draft' },
  withdrawn: { icon: CircleX, tone: 'withdrawn' },
}

/** How a state looks; an unknown one looks like a draft. */
export const stateLook = (state: string): Look => LOOKS[state] ?? DRAFT

/** A state as icon, word and colour. `label` is the translated word. */
export const StateBadge = ({ state, label, className = '' }: { state: string; label: string; className?: string }) => (
  <Badge {...stateLook(state)} label={label} className={className} />
)
