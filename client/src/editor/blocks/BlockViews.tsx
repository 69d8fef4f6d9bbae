import { CALLOUT_KINDS, evidenceLabel, recommendationLabel } from '@concord/paper'
import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps, useEditorState } from '@tiptap/react'
import { ListChecks, MessageSquareQuote, Microscope, SlidersHorizontal, TriangleAlert } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { BlockHead } from './BlockFrame.tsx'
import { askDetails } from './block-dialog-state.ts'
import { EvidenceFacts } from './EvidenceFacts.tsx'
import { FigureImage } from './FigureImage.tsx'
import { mayChangeFields } from './may-change.ts'
import { numberAt } from './numbers.ts'
import { RecommendationFacts } from './RecommendationFacts.tsx'

/** A block's number and whether it can be changed; renders anew only when one of them changes. */
const useBlockState = ({ editor, getPos }: ReactNodeViewProps): { number: number; editable: boolean } =>
  useEditorState({ editor, selector: () => ({ number: numberAt(editor.state, getPos()) ?? 0, editable: mayChangeFields(editor) }) })

/** Where nothing is written yet, in grey. */
const hint = (words: string): CSSProperties => ({ '--hint': JSON.stringify(words) }) as CSSProperties

type DetailsButtonProps = { view: ReactNodeViewProps; name: string }

function DetailsButton({ view, name }: DetailsButtonProps) {
  const { t } = useTranslation('blocks')
  const open = () => {
    const pos = view.getPos()
    if (pos !== undefined) askDetails(view.editor.view, pos)
  }
  return (
    <button type="button" className="block-button" aria-label={t('detailsOf', { name })} onClick={open}>
      <Icon of={SlidersHorizontal} size={16} />
      {t('details')}
    </button>
  )
}

/** A recommendation in the editor. */
export function RecommendationView(view: ReactNodeViewProps) {
  const { t } = useTranslation('blocks')
  const { number, editable } = useBlockState(view)
  const name = t('recommendation.label', { number: recommendationLabel(number) })
  return (
    <NodeViewWrapper className="policy-block is-recommendation" role="group" aria-label={name} style={hint(t('ask'))}>
      <BlockHead icon={ListChecks} label={t('name.recommendation')} number={recommendationLabel(number)}>
        {editable && <DetailsButton view={view} name={name} />}
      </BlockHead>
      <NodeViewContent className="block-text" />
      <RecommendationFacts attributes={view.node.attrs} />
    </NodeViewWrapper>
  )
}

/** An evidence block in the editor. */
export function EvidenceView(view: ReactNodeViewProps) {
  const { t } = useTranslation('blocks')
  const { number, editable } = useBlockState(view)
  const name = t('evidence.label', { number: evidenceLabel(number) })
  return (
    <NodeViewWrapper className="policy-block is-evidence" role="group" aria-label={name} style={hint(t('claim'))}>
      <BlockHead icon={Microscope} label={t('name.evidence')} number={evidenceLabel(number)}>
        {editable && <DetailsButton view={view} name={name} />}
      </BlockHead>
      <NodeViewContent className="block-text" />
      <EvidenceFacts attributes={view.node.attrs} />
    </NodeViewWrapper>
  )
}

const Missing = ({ words }: { words: string }) =>
  words === '' ? null : (
    <p role="status" className="block-warning">
      <Icon of={TriangleAlert} size={16} />
      {words}
    </p>
  )

/** A figure in the editor. Says so as long as it lacks a description or a caption. */
export function FigureView(view: ReactNodeViewProps) {
  const { t } = useTranslation('blocks')
  const { editor, node, getPos } = view
  const { editable } = useBlockState(view)
  const select = () => {
    const pos = getPos()
    if (pos !== undefined) editor.commands.setNodeSelection(pos)
  }
  return (
    <NodeViewWrapper className="figure-block" role="group" aria-label={t('figure.label')} style={hint(t('captionHere'))}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's way to select; the keyboard selects with Backspace */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div contentEditable={false} onClick={select}>
        <FigureImage file={node.attrs.file} alt={node.attrs.alt} width={node.attrs.width} />
      </div>
      <NodeViewContent className="figure-caption" aria-label={t('figure.caption')} />
      {editable && (
        <div className="figure-tools" contentEditable={false}>
          <Missing words={node.attrs.alt === '' ? t('figure.altMissing') : node.content.size === 0 ? t('figure.captionMissing') : ''} />
          <DetailsButton view={view} name={t('figure.label')} />
        </div>
      )}
    </NodeViewWrapper>
  )
}

/** A call-out in the editor, with a choice of what it is. */
export function CalloutView(view: ReactNodeViewProps) {
  const { t } = useTranslation('blocks')
  const { node, updateAttributes } = view
  const { editable } = useBlockState(view)
  const kind = CALLOUT_KINDS.find((known) => known === node.attrs.kind) ?? 'note'
  return (
    <NodeViewWrapper className={`callout is-${kind}`} role="group" aria-label={t(`callout.${kind}`)}>
      <BlockHead icon={MessageSquareQuote} label={editable ? '' : t(`callout.${kind}`)}>
        {editable && (
          <select aria-label={t('callout.kind')} value={kind} onChange={(event) => updateAttributes({ kind: event.target.value })}>
            {CALLOUT_KINDS.map((known) => (
              <option key={known} value={known}>
                {t(`callout.${known}`)}
              </option>
            ))}
          </select>
        )}
      </BlockHead>
      <NodeViewContent className="block-text" />
    </NodeViewWrapper>
  )
}
