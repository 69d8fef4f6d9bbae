import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useAuthorship } from '../../api/sections.ts'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { AuthorLedger, byOrganisation } from './history/AuthorLedger.tsx'
import { WhoWroteChoice } from './history/WhoWroteChoice.tsx'
import { PeopleList } from './presence/PeopleList.tsx'

/** Whose words stand in the section, and who has the paper open now. */
export const PeoplePanel = ({ section, sections }: { section: SectionView; sections: readonly SectionView[] }) => (
  <div className="flex flex-col gap-7">
    <Authorship section={section} />
    <HereNow sections={sections} />
  </div>
)

function Authorship({ section }: { section: SectionView }) {
  const { t } = useTranslation('paper')
  const { t: history } = useTranslation('history')
  const authorship = useAuthorship(section.id)
  return (
    <section className="space-y-4">
      <div>
        <h3 className="text-sm font-semibold">{t('panel.wroteTitle')}</h3>
        <p className="text-xs text-ink-soft">{t('panel.wroteHint')}</p>
      </div>
      <WhoWroteChoice />
      <Loaded query={authorship} lines={2}>
        {(authors) => {
          if (authors.length === 0) return <p className="text-sm text-ink-soft">{t('panel.wroteNobody')}</p>
          const people = authors.map(({ personId, name, organisation, characters }) => ({
            key: personId,
            name,
            detail: organisation,
            characters,
          }))
          return (
            <>
              <AuthorLedger title={history('wrote.people')} lines={people} />
              <AuthorLedger title={history('wrote.organisations')} lines={byOrganisation(authors, history('wrote.noOrganisation'))} />
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

function HereNow({ sections }: { sections: readonly SectionView[] }) {
  const { t } = useTranslation('paper')
  const people = usePaperLive((live) => live.people)
  return (
    <section className="space-y-3">
      <h3 className="text-sm font-semibold">{t('panel.hereTitle')}</h3>
      <PeopleList people={people} sections={sections} />
    </section>
  )
}
