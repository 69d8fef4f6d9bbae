import type { SectionView } from '@concord/contract'
import { useTranslation } from 'react-i18next'
import { useAuthorship } from '../../api/sections.ts'
import { formatShare } from '../../i18n/format.ts'
import { usePaperLive } from '../../live/paper-live-context.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { Avatar } from './Avatar.tsx'

/** Whose words stand in the section, and who has the paper open now. */
export const PeoplePanel = ({ section }: { section: SectionView }) => (
  <div className="flex flex-col gap-7">
    <Authorship section={section} />
    <HereNow />
  </div>
)

function Authorship({ section }: { section: SectionView }) {
  const { t } = useTranslation('paper')
  const authorship = useAuthorship(section.id)
  return (
    <section className="space-y-3">
      <div>
        <h3 className="text-sm font-semibold">{t('panel.wroteTitle')}</h3>
        <p className="text-xs text-ink-soft">{t('panel.wroteHint')}</p>
      </div>
      <Loaded query={authorship} lines={2}>
        {(authors) => {
          const total = authors.reduce((sum, { characters }) => sum + characters, 0)
          if (total === 0) return <p className="text-sm text-ink-soft">{t('panel.wroteNobody')}</p>
          return (
            <ul className="flex flex-col gap-3">
              {[...authors]
                .sort((one, other) => other.characters - one.characters)
                .map((author) => (
                  <li key={author.personId} className="space-y-1 text-sm">
                    <p className="flex justify-between gap-3">
                      <span className="font-medium">{author.name}</span>
                      <span>{formatShare(author.characters / total)}</span>
                    </p>
                    <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
                      <div className="h-full bg-accent" style={{ width: `${(100 * author.characters) / total}%` }} />
                    </div>
                    <p className="text-xs text-ink-soft">
                      {[author.organisation, t('panel.characters', { count: author.characters })].filter(Boolean).join(' · ')}
                    </p>
                  </li>
                ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function HereNow() {
  const { t } = useTranslation('paper')
  const people = usePaperLive((live) => live.people)
  return (
    <section className="space-y-3">
      <h3 className="text-sm font-semibold">{t('panel.hereTitle')}</h3>
      {people.length === 0 && <p className="text-sm text-ink-soft">{t('panel.hereNobody')}</p>}
      <ul className="flex flex-col gap-2.5">
        {people.map((person) => (
          <li key={person.personId} className="flex items-center gap-3 text-sm">
            <span aria-hidden="true">
              <Avatar person={person} />
            </span>
            <span className="min-w-0">
              <span className="block font-medium">
                {person.name}
                {person.writing && <span className="font-normal text-ink-soft"> · {t('panel.writing')}</span>}
              </span>
              {person.organisation && <span className="block text-xs text-ink-soft">{person.organisation}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
