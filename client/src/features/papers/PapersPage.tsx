import { fields } from '@concord/contract'
import { PAPER_STATES } from '@concord/paper'
import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePapers } from '../../api/papers.ts'
import { compareText } from '../../i18n/format.ts'
import { FilterBar } from '../../lists/FilterBar.tsx'
import { FoundList } from '../../lists/FoundList.tsx'
import { PaperList } from '../../lists/PaperList.tsx'
import { Loaded } from '../../problems/Loaded.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useQueryFilter } from '../../ui/use-query-filter.ts'
import { useSettled } from '../../ui/use-settled.ts'

const TYPING_PAUSE_MS = 250

/** Groups that have a paper, for the filter. */
function useGroupChoices(): { value: string; label: string }[] {
  const papers = usePapers()
  const names = new Map(papers.data?.items.map(({ groupId, group }) => [groupId, group]))
  return [...names].map(([value, label]) => ({ value, label })).sort((one, other) => compareText(one.label, other.label))
}

/** All papers that the person may see, with filters kept in the address. */
export function PapersPage() {
  const { t } = useTranslation('papers')
  const { t: word } = useTranslation('words')
  const filter = useQueryFilter()
  const settledText = useSettled(filter.get('q'), TYPING_PAUSE_MS)
  const state = fields.paperState.safeParse(filter.get('state'))
  const papers = usePapers({ group: filter.get('group'), state: state.data, q: settledText })

  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filter={filter}
        labels={{ bar: t('filters'), find: t('find') }}
        choices={[
          { name: 'group', label: t('group'), of: useGroupChoices() },
          { name: 'state', label: t('state'), of: PAPER_STATES.map((value) => ({ value, label: word(`paperState.${value}`) })) },
        ]}
      />
      <Loaded query={papers} lines={8}>
        {({ items }) => (
          <FoundList
            count={items.length}
            found={t('found', { count: items.length })}
            filter={filter}
            nothing={{ title: t('none'), text: t('noneText'), clear: t('clear') }}
            empty={
              <EmptyState icon={FileText} title={t('empty')} action={<LinkButton to="/">{word('back')}</LinkButton>}>
                {t('emptyText')}
              </EmptyState>
            }
          >
            <PaperList papers={items} />
          </FoundList>
        )}
      </Loaded>
    </Page>
  )
}
