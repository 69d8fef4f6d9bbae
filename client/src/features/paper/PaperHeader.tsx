import type { PaperView } from '@concord/contract'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRenamePaper } from '../../api/papers.ts'
import { formatLanguage, shortHash } from '../../i18n/format.ts'
import { Breadcrumb } from '../../ui/Breadcrumb.tsx'
import { DemoMark } from '../../ui/DemoMark.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useArrival } from '../../ui/PageHeader.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { NameDialog } from './dialogs.ts'
import { PaperActions } from './PaperActions.tsx'
import { PAPER_TITLE_ID } from './section-place.ts'

/** Where the paper belongs, its title and state, and what can be done with it as a whole. */
export function PaperHeader({ paper }: { paper: PaperView }) {
  const { t } = useTranslation('words')
  const { t: tPaper } = useTranslation('paper')
  const heading = useArrival(paper.title)
  const [isRenaming, setRenaming] = useState(false)
  const rename = useRenamePaper(paper.id)
  return (
    <header className="flex flex-col gap-3 px-4 pt-5 pb-4 sm:px-6">
      <Breadcrumb
        label={t('breadcrumb')}
        crumbs={[
          { label: paper.edition.title, to: `/editions/${paper.edition.slug}` },
          { label: paper.group.name, to: `/groups/${paper.group.id}` },
        ]}
      />
      <div className="flex flex-col gap-3 lg:flex-row lg:items-start lg:justify-between lg:gap-8">
        <div className="min-w-0">
          <h1
            id={PAPER_TITLE_ID}
            ref={heading}
            tabIndex={-1}
            className="max-w-[44rem] font-serif text-2xl font-semibold tracking-tight md:text-3xl"
          >
            {paper.title}
          </h1>
          <PaperFacts paper={paper} onRename={() => setRenaming(true)} />
        </div>
        <PaperActions paper={paper} />
      </div>
      {isRenaming && (
        <NameDialog
          title={tPaper('header.rename')}
          label={tPaper('header.name')}
          initial={paper.title}
          action={t('save')}
          save={(title) => rename.mutateAsync({ title })}
          onClose={() => setRenaming(false)}
        />
      )}
    </header>
  )
}

function PaperFacts({ paper, onRename }: { paper: PaperView; onRename: () => void }) {
  const { t } = useTranslation('words')
  const { t: tPaper } = useTranslation('paper')
  const look = paper.state === 'approved' ? 'signed_off' : paper.state
  return (
    <div className="mt-1 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <StateBadge state={look} label={t(`paperState.${paper.state}`)} />
      {paper.edition.demo && <DemoMark label={t('demo')} />}
      <span>{t(`paperType.${paper.type}`)}</span>
      <span>{t('version', { version: paper.version })}</span>
      <span>{formatLanguage(paper.language)}</span>
      {paper.fingerprint && (
        <span title={paper.fingerprint}>
          {tPaper('header.fingerprint')} <code className="font-mono text-xs">{shortHash(paper.fingerprint)}</code>
        </span>
      )}
      {paper.releases.map(({ reference }) => (
        <span key={reference}>
          {tPaper('header.releasedAs')} <TextLink to={`/releases/${reference}`}>{reference}</TextLink>
        </span>
      ))}
      {paper.can.rename && <IconButton icon={Pencil} size={17} label={tPaper('header.rename')} onClick={onRename} className="-ml-2" />}
    </div>
  )
}
