import { MAX_TABLE_COLUMNS } from '@concord/paper'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../ui/notices.tsx'
import type { Asked } from './block-dialog-state.ts'
import type { LimitReached } from './block-limits.ts'
import { useMaybePaperAround } from './numbering-context.tsx'
import type { PolicyBlocksOptions } from './policy-blocks.ts'

/** What happens in a section's text that its page must answer: somebody asks for details, or brings images. */
export type BlockRequests = { asked: Asked | undefined; files: readonly File[]; settle: () => void }

/** What a section's editor is told of its page, and what it asks of it. `options` never changes. */
export function usePolicyBlocks(sectionId: string): { options: PolicyBlocksOptions; requests: BlockRequests } {
  const { t } = useTranslation('blocks')
  const notify = useNotify()
  const numbering = useMaybePaperAround()?.numbering
  const [asked, setAsked] = useState<Asked>()
  const [files, setFiles] = useState<readonly File[]>([])
  const [limit, setLimit] = useState<{ reached: LimitReached }>()
  const [options] = useState<PolicyBlocksOptions>(() => ({
    start: numbering?.startOf(sectionId) ?? { section: 1, recommendation: 1, footnote: 1, evidence: 1 },
    words: {
      footnote: (number, text) => t('footnote.label', { number, text: text === '' ? t('footnote.empty') : text }),
      pageBreak: t('pageBreak'),
      anchor: sectionId,
    },
    isTakenElsewhere: (id) => numbering?.isTakenElsewhere(id, sectionId) ?? false,
    ask: setAsked,
    onImages: setFiles,
    onLimit: (reached) => setLimit({ reached }),
  }))
  useEffect(() => {
    if (limit) notify({ kind: 'warning', title: t(`limit.${limit.reached}`, { max: MAX_TABLE_COLUMNS }) })
  }, [limit, notify, t])
  const [settle] = useState(() => () => {
    setAsked(undefined)
    setFiles([])
  })
  return { options, requests: { asked, files, settle } }
}
