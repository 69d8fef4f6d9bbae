import { FIGURE_LIMITS } from '@concord/paper'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { describeProblem } from '../../problems/describe-problem.ts'
import { Banner } from '../../ui/Banner.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Progress } from '../../ui/Progress.tsx'
import type { FigureUpload } from './use-figure-uploads.ts'

type FigureUploadsProps = { uploads: readonly FigureUpload[]; onDismiss: (id: string) => void }

/** The images that are on their way into a section, and those that did not make it. */
export function FigureUploads({ uploads, onDismiss }: FigureUploadsProps) {
  const { t } = useTranslation('blocks')
  return (
    <div aria-live="polite" className="mt-3 flex flex-col gap-3 empty:hidden">
      {uploads.map((upload) => (
        <div key={upload.id} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            {upload.problem ? (
              <Problem upload={upload} />
            ) : (
              <Progress label={t('figure.uploading', { name: upload.name })} value={upload.part} />
            )}
          </div>
          <IconButton icon={X} label={t(upload.problem ? 'figure.dismiss' : 'figure.cancel')} onClick={() => onDismiss(upload.id)} />
        </div>
      ))}
    </div>
  )
}

const MAX_MB = FIGURE_LIMITS.bytes / 1024 / 1024

function Problem({ upload: { name, problem } }: { upload: FigureUpload }) {
  const { t } = useTranslation('blocks')
  const { t: problemWord } = useTranslation('problems')
  return (
    <Banner kind="problem" title={t(`figure.${problem?.kind ?? 'failed'}`, { name, max: MAX_MB })}>
      {problem?.error !== undefined && describeProblem(problemWord, problem.error)}
    </Banner>
  )
}
