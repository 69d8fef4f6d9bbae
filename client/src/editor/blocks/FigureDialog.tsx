import { FIGURE_MEDIA_TYPES, FIGURE_WIDTH, POLICY_LIMITS } from '@concord/paper'
import { ImageUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { DetailsProps } from './BlockDialogs.tsx'
import { BlockForm } from './BlockForm.tsx'
import { FigureImage } from './FigureImage.tsx'
import { FigureUploads } from './FigureUploads.tsx'
import { useMaybePaperAround } from './numbering-context.tsx'
import { useBlockForm } from './use-block-form.ts'
import { useUploads } from './use-figure-uploads.ts'

const WIDTHS = [25, 33, 50, 67, 75, FIGURE_WIDTH.max]

/** Which image a figure shows, what is on it in words, and how wide it stands. */
export function FigureDialog(details: DetailsProps) {
  const { t } = useTranslation('blocks')
  const { attributes } = details
  const form = useBlockForm(details, {
    file: attributes.file,
    alt: String(attributes.alt ?? ''),
    width: Number(attributes.width) || FIGURE_WIDTH.max,
  })
  const { file, alt, width } = form.fields
  const { uploads, add, dismiss } = useUploads(useMaybePaperAround()?.paperId, {
    placeNow: () => undefined,
    put: (sha256) => form.set({ file: sha256 }),
  })
  const replaceBy = (files: readonly File[]) => {
    for (const { id } of uploads) dismiss(id)
    add(files.slice(0, 1))
  }
  const widths = WIDTHS.includes(width) ? WIDTHS : [...WIDTHS, width].sort((a, b) => a - b)
  return (
    <BlockForm
      title={t('figure.label')}
      isGone={form.isGone}
      isWaiting={uploads.some(({ problem }) => !problem)}
      onSubmit={form.submit((filled) => ({ file: filled.file, alt: filled.alt.trim(), width: filled.width }))}
      onRemove={form.remove}
      onClose={form.close}
    >
      <div className="figure-preview">
        <FigureImage file={file} alt={alt} />
      </div>
      <OtherImage isReplaced={file !== attributes.file} isFirst={typeof attributes.file !== 'string'} onChoose={replaceBy} />
      <FigureUploads uploads={uploads} onDismiss={dismiss} />
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

type OtherImageProps = { isReplaced: boolean; isFirst: boolean; onChoose: (files: readonly File[]) => void }

/** The way to another image for the same figure; its words and its width stay. */
function OtherImage({ isReplaced, isFirst, onChoose }: OtherImageProps) {
  const { t } = useTranslation('blocks')
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button icon={<Icon of={ImageUp} />} onClick={() => picker.current?.click()}>
        {t(isFirst ? 'figure.chooseFirst' : 'figure.replace')}
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-48 text-sm text-ink-soft empty:hidden">
        {isReplaced && t('figure.replaced')}
      </p>
      <input
        ref={picker}
        type="file"
        accept={FIGURE_MEDIA_TYPES.join()}
        aria-label={t('figure.choose')}
        hidden
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
