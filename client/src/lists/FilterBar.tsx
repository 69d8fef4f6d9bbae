import { useTranslation } from 'react-i18next'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { QueryFilter } from '../ui/use-query-filter.ts'

type Choice = { value: string; label: string }

type FilterBarProps = {
  filter: QueryFilter
  /** What a screen reader calls the bar, and the label of its search field. */
  labels: { bar: string; find: string }
  /** What can be chosen, by the name it has in the address. */
  choices: readonly { name: string; label: string; of: readonly Choice[] }[]
}

/** A search field and choices above a list; all of it stands in the page's address. */
export function FilterBar({ filter, labels, choices }: FilterBarProps) {
  const { t: word } = useTranslation('words')
  const all = { value: '', label: word('all') }
  return (
    <search aria-label={labels.bar} className="mb-6 grid gap-4 sm:grid-cols-3">
      <TextField label={labels.find} type="search" value={filter.get('q')} onChange={(event) => filter.set('q', event.target.value)} />
      {choices.map(({ name, label, of }) => (
        <Select
          key={name}
          label={label}
          choices={[all, ...of]}
          value={filter.get(name)}
          onChange={(event) => filter.set(name, event.target.value)}
        />
      ))}
    </search>
  )
}
