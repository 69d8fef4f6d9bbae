import type { PaperView } from '@concord/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddSection } from '../../api/sections.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NameDialog } from './dialogs.ts'
import { OutlineItem } from './OutlineItem.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { useMoveSection } from './use-move-section.ts'

type OutlineProps = { paper: PaperView; current: string | undefined; onVisit: (sectionId: string) => void }

/** The paper's sections in order: their states, who writes where, and for the rapporteur the means to arrange them. */
export function Outline({ paper, current, onVisit }: OutlineProps) {
  const { t } = useTranslation('paper')
  const { move, said } = useMoveSection(paper.sections)
  const drag = useDragOrder(move)
  return (
    <nav aria-label={t('outline.label')} className="flex flex-col gap-2">
      <h2 className="px-4 text-xs font-semibold tracking-wide text-ink-soft uppercase">{t('outline.title')}</h2>
      {paper.sections.length === 0 && <p className="px-4 text-sm text-ink-soft">{t('outline.empty')}</p>}
      <ol className="flex flex-col gap-0.5">
        {paper.sections.map((section, place) => (
          <OutlineItem
            key={section.id}
            section={section}
            place={place}
            count={paper.sections.length}
            isCurrent={section.id === current}
            drag={drag}
            onMove={move}
            onVisit={onVisit}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      {paper.can.addSection && <AddSection paperId={paper.id} onAdded={onVisit} />}
    </nav>
  )
}

function AddSection({ paperId, onAdded }: { paperId: string; onAdded: (sectionId: string) => void }) {
  const { t } = useTranslation('paper')
  const [isOpen, setOpen] = useState(false)
  const add = useAddSection(paperId)
  return (
    <>
      <Button variant="quiet" className="self-start px-4" icon={<Icon of={Plus} />} onClick={() => setOpen(true)}>
        {t('outline.add')}
      </Button>
      {isOpen && (
        <NameDialog
          title={t('outline.addTitle')}
          label={t('outline.name')}
          hint={t('outline.addHint')}
          action={t('outline.add')}
          save={async (title) => {
            const added = await add.mutateAsync({ title })
            // The dialog gives the focus back when it is gone.
            setTimeout(() => onAdded(added.id))
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
