import type { SectionView } from '@concord/contract'
import { TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import type { KeptWords } from '../../live/kept-words.ts'
import { useMaybePaperLive } from '../../live/paper-live-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { CopyWords } from './CopyWords.tsx'
import { OfferWords } from './OfferWords.tsx'
import { whyKept } from './why-kept.ts'

const countWordsIn = (text: string): number => text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length

/** Words whose section is gone have no moderators to be offered to. */
export function KeptWordsCard({ words, section }: { words: KeptWords; section?: SectionView }) {
  const { t } = useTranslation('paper')
  const live = useMaybePaperLive()
  const [isAsking, setAsking] = useState(false)
  const shown = useRef<HTMLQuoteElement>(null)
  return (
    <aside
      role="status"
      aria-label={t('kept.title')}
      className="flex flex-col gap-3 rounded-md border border-state-changes bg-state-changes-soft p-4"
    >
      <div className="flex gap-3 text-sm">
        <Icon of={TriangleAlert} size={20} className="mt-0.5 text-state-changes" />
        <div className="space-y-1">
          <p className="font-semibold text-state-changes">{t('kept.title')}</p>
          <p>{t(`kept.${whyKept(words.rule)}`, { title: words.sectionTitle })}</p>
          <p>{words.stored ? t('kept.onDevice', { date: formatDateTime(words.keptAt) }) : t('kept.onPage')}</p>
        </div>
      </div>
      <blockquote
        ref={shown}
        aria-label={t('kept.words')}
        className="max-h-56 overflow-y-auto rounded-sm border border-line bg-sheet px-4 py-3 font-serif text-base whitespace-pre-wrap"
      >
        {words.words}
      </blockquote>
      {section?.can.offerWords && <OfferWords words={words} section={section} />}
      <div className="flex flex-wrap gap-2">
        <CopyWords words={words.words} shown={shown} />
        <Button variant="quiet" onClick={() => setAsking(true)}>
          {t('kept.discard')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('kept.discardTitle')}
          action={t('kept.discardYes')}
          variant="danger"
          run={async () => live?.discardWords(words.id)}
          onClose={() => setAsking(false)}
        >
          {t('kept.discardText', { count: countWordsIn(words.words) })}
        </ConfirmDialog>
      )}
    </aside>
  )
}
