import { fields } from '@concord/contract'
import { PAPER_TYPES } from '@concord/paper'
import { LibraryBig } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditions } from '../../api/editions.ts'
import { useReleases } from '../../api/releases.ts'
import { FoundList } from '../../lists/FoundList.tsx'
import { ReleaseList } from '../../lists/ReleaseList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useQueryFilter } from '../../ui/use-query-filter.ts'
import { useSettled } from '../../ui/use-settled.ts'

const TYPING_PAUSE_MS = 250

/** The public library of released papers. */
export function LibraryPage() {
  const { t } = useTranslation('library')
  const { t: word } = useTranslation('words')
  const filter = useQueryFilter()
  const editions = useEditions()
  const settledText = useSettled(filter.get('q'), TYPING_PAUSE_MS)
  const type = fields.paperType.safeParse(filter.get('type'))
  const releases = useReleases({ edition: filter.get('edition'), type: type.data, q: settledText })
  const all = { value: '', label: word('all') }
  const editionChoices = (editions.data?.items ?? []).map(({ slug, title }) => ({ value: slug, label: title }))

  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <search aria-label={t('filters')} className="mb-6 grid gap-4 sm:grid-cols-3">
        <TextField label={t('find')} type="search" value={filter.get('q')} onChange={(event) => filter.set('q', event.target.value)} />
        <Select
          label={t('edition')}
          choices={[all, ...editionChoices]}
          value={filter.get('edition')}
          onChange={(event) => filter.set('edition', event.target.value)}
        />
        <Select
          label={t('type')}
          choices={[all, ...PAPER_TYPES.map((value) => ({ value, label: word(`paperType.${value}`) }))]}
          value={filter.get('type')}
          onChange={(event) => filter.set('type', event.target.value)}
        />
      </search>
      <Loaded query={releases} lines={8}>
        {({ items }) => (
          <FoundList
            count={items.length}
            found={t('found', { count: items.length })}
            filter={filter}
            nothing={{ title: t('none'), text: t('noneText'), clear: t('clear') }}
            empty={
              <EmptyState icon={LibraryBig} title={t('empty')}>
                {t('emptyText')}
              </EmptyState>
            }
          >
            <ReleaseList releases={items} />
          </FoundList>
        )}
      </Loaded>
    </Page>
  )
}
