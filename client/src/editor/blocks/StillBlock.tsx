import { CALLOUT_KINDS, evidenceLabel, type PaperNode, recommendationLabel } from '@concord/paper'
import { ListChecks, MessageSquareQuote, Microscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockHead } from './BlockFrame.tsx'
import { EvidenceFacts } from './EvidenceFacts.tsx'
import { FigureImage } from './FigureImage.tsx'
import { RecommendationFacts } from './RecommendationFacts.tsx'
import './policy-blocks.css'

type StillBlockProps = { node: PaperNode; number: string | undefined; children: ReactNode }

/** Whether a node is one of the paper's own blocks. */
export const isStillBlock = ({ type }: PaperNode): boolean => Object.hasOwn(STILL_BLOCKS, type)

/** One of the paper's own blocks, for reading. */
export function StillBlock(props: StillBlockProps) {
  const Block = STILL_BLOCKS[props.node.type as keyof typeof STILL_BLOCKS]
  return <Block {...props} />
}

function StillRecommendation({ node, number, children }: StillBlockProps) {
  const { t } = useTranslation('blocks')
  const label = number === undefined ? '' : recommendationLabel(Number(number))
  return (
    <section className="policy-block is-recommendation" aria-label={t('recommendation.label', { number: label }).trim()}>
      <BlockHead icon={ListChecks} label={t('name.recommendation')} number={label} />
      <div className="block-text">{children}</div>
      <RecommendationFacts attributes={node.attrs ?? {}} />
    </section>
  )
}

function StillEvidence({ node, number, children }: StillBlockProps) {
  const { t } = useTranslation('blocks')
  const label = number === undefined ? '' : evidenceLabel(Number(number))
  return (
    <section className="policy-block is-evidence" aria-label={t('evidence.label', { number: label }).trim()}>
      <BlockHead icon={Microscope} label={t('name.evidence')} number={label} />
      <div className="block-text">{children}</div>
      <EvidenceFacts attributes={node.attrs ?? {}} />
    </section>
  )
}

const StillFigure = ({ node, children }: StillBlockProps) => (
  <figure className="figure-block">
    <FigureImage file={node.attrs?.file} alt={node.attrs?.alt} width={node.attrs?.width} />
    <figcaption className="figure-caption">{children}</figcaption>
  </figure>
)

function StillCallout({ node, children }: StillBlockProps) {
  const { t } = useTranslation('blocks')
  const kind = CALLOUT_KINDS.find((known) => known === node.attrs?.kind) ?? 'note'
  return (
    <section className={`callout is-${kind}`} aria-label={t(`callout.${kind}`)}>
      <BlockHead icon={MessageSquareQuote} label={t(`callout.${kind}`)} />
      <div className="block-text">{children}</div>
    </section>
  )
}

function StillPageBreak() {
  const { t } = useTranslation('blocks')
  return <div className="page-break" data-name={t('pageBreak')} />
}

const STILL_BLOCKS = {
  recommendation: StillRecommendation,
  evidence: StillEvidence,
  figure: StillFigure,
  callout: StillCallout,
  pageBreak: StillPageBreak,
} as const
