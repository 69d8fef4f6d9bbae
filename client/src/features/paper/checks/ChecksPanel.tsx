import type { PaperView, SectionView } from '@concord/contract'
import { CHECK_RULES, type Finding } from '@concord/paper'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaperWriting } from '../../../editor/writing/paper-writing-context.tsx'
import { showPlace } from '../../../editor/writing/show-place.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useNotify } from '../../../ui/notices.tsx'
import { goToSection } from '../section-place.ts'
import { FindingGroup } from './FindingGroup.tsx'
import { fixInEditor } from './fix-in-editor.ts'
import { LengthFacts } from './LengthFacts.tsx'
import { contextOf, useFindings } from './use-findings.ts'

type ChecksPanelProps = { paper: PaperView; section: SectionView; onStudy: (sectionId: string) => void; onLeave: () => void }

/** What should be looked at in a section before others read it, with one-click fixes for those who may write there. */
export function ChecksPanel({ paper, section, onStudy, onLeave }: ChecksPanelProps) {
  const { t } = useTranslation('writing')
  const { editors } = usePaperWriting()
  const notify = useNotify()
  const [said, setSaid] = useState('')
  const all = useFindings(paper, section.id)
  const findings = all.get(section.id)
  const mayFix = section.can.write || section.can.suggest

  const show = async (finding: Finding) => {
    onLeave()
    goToSection(section.id)
    const editor = await editors.want(section.id)
    if (editor) showPlace(editor, finding, { isFocused: true })
  }
  const fix = async (chosen: readonly Finding[]) => {
    const editor = await editors.want(section.id)
    const count = editor ? fixInEditor(editor, chosen, contextOf(paper, section.guidance)) : 0
    if (count === 0) notify({ kind: 'warning', title: t('checks.notFixed'), text: t('checks.notFixedText') })
    else setSaid(t('checks.fixed', { count }))
  }
  return (
    <div className="flex flex-col gap-4">
      <LengthFacts paper={paper} section={section} />
      {!findings && <p className="text-sm text-ink-soft">{t('checks.reading')}</p>}
      {findings?.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('checks.nothing')}>
          {t('checks.nothingText')}
        </EmptyState>
      )}
      {CHECK_RULES.map((rule) => {
        const found = findings?.filter((finding) => finding.rule === rule) ?? []
        if (found.length === 0) return null
        return (
          <FindingGroup
            key={rule}
            rule={rule}
            findings={found}
            mayFix={mayFix}
            onShow={(one) => void show(one)}
            onFix={(some) => void fix(some)}
          />
        )
      })}
      <OtherSections paper={paper} sectionId={section.id} findings={all} onStudy={onStudy} />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

type OtherSectionsProps = {
  paper: PaperView
  sectionId: string
  findings: ReadonlyMap<string, readonly Finding[]>
  onStudy: (sectionId: string) => void
}

function OtherSections({ paper, sectionId, findings, onStudy }: OtherSectionsProps) {
  const { t } = useTranslation('writing')
  const others = paper.sections.filter(({ id }) => id !== sectionId && (findings.get(id)?.length ?? 0) > 0)
  if (others.length === 0) return null
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-xs font-semibold tracking-wide text-ink-soft uppercase">{t('checks.others')}</h3>
      <ul>
        {others.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => onStudy(id)} className="min-h-11 w-full rounded-md px-2 text-left text-sm hover:bg-sunken">
              {t('checks.otherSection', { title, count: findings.get(id)!.length })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
