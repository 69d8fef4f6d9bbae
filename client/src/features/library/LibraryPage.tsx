import { fields } from '@concord/contract'
import { PAPER_TYPES } from '@concord/paper'
import { LibraryBig } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditions } from '../../api/editions.ts'
import { useReleases } from '../../api/releases.ts'
import { FilterBar } from '../../lists/FilterBar.tsx'
import { FoundList } from '../../lists/FoundList.tsx'
import { ReleaseList } from '../../lists/ReleaseList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
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

  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filter={filter}
        labels={{ bar: t('filters'), find: t('find') }}
        choices={[
          {
            name: 'edition',
            label: t('edition'),
            of: (editions.data?.items ?? []).map(({ slug, title }) => ({ value: slug, label: title })),
          },
          { name: 'type', label: t('type'), of: PAPER_TYPES.map((value) => ({ value, label: word(`paperType.${value}`) })) },
        ]}
      />
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
