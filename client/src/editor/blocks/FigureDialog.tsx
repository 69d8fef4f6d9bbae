import { FIGURE_WIDTH, POLICY_LIMITS } from '@concord/paper'
import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { DetailsProps } from './BlockDialogs.tsx'
import { BlockForm } from './BlockForm.tsx'
import { FigureImage } from './FigureImage.tsx'
import { useBlockForm } from './use-block-form.ts'

const WIDTHS = [25, 33, 50, 67, 75, FIGURE_WIDTH.max]

/** What a figure shows, in words, and how wide it stands. */
export function FigureDialog(details: DetailsProps) {
  const { t } = useTranslation('blocks')
  const { attributes } = details
  const form = useBlockForm(details, { alt: String(attributes.alt ?? ''), width: Number(attributes.width) || FIGURE_WIDTH.max })
  const { alt, width } = form.fields
  const widths = WIDTHS.includes(width) ? WIDTHS : [...WIDTHS, width].sort((a, b) => a - b)
  return (
    <BlockForm
      title={t('figure.label')}
      isGone={form.isGone}
      onSubmit={form.submit((filled) => ({ alt: filled.alt.trim(), width: filled.width }))}
      onRemove={form.remove}
      onClose={form.close}
    >
      <div className="figure-preview">
        <FigureImage file={attributes.file} alt={alt} />
      </div>
      <TextArea
        label={t('figure.alt')}
        description={t('figure.altHint')}
        autoFocus
        rows={3}
        maxLength={POLICY_LIMITS.alt}
        value={alt}
        onChange={(event) => form.set({ alt: event.target.value })}
      />
      <Select
        label={t('figure.width')}
        value={String(width)}
        choices={widths.map((percent) => ({ value: String(percent), label: t('figure.widthOf', { percent }) }))}
        onChange={(event) => form.set({ width: Number(event.target.value) })}
      />
    </BlockForm>
  )
}
