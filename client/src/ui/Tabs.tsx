import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'

export type TabItem = { id: string; label: ReactNode; content: ReactNode }

type TabsProps = { label: string; items: readonly TabItem[]; selected?: string; onSelect?: (id: string) => void; className?: string }

/** A row of tabs over one panel. Arrow keys move between the tabs. */
export const Tabs = ({ label, items, selected, onSelect, className = '' }: TabsProps) => (
  <AriaTabs
    className={`flex flex-col ${className}`}
    {...(selected === undefined ? {} : { selectedKey: selected })}
    onSelectionChange={(key) => onSelect?.(String(key))}
  >
    <TabList aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
      {items.map((item) => (
        <Tab
          key={item.id}
          id={item.id}
          className="-mb-px flex min-h-11 cursor-pointer items-center gap-2 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-ink-soft outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-focus data-hovered:text-ink data-selected:border-accent data-selected:text-accent"
        >
          {item.label}
        </Tab>
      ))}
    </TabList>
    {items.map((item) => (
      <TabPanel key={item.id} id={item.id} className="pt-4 outline-none data-focus-visible:outline-2 data-focus-visible:outline-focus">
        {item.content}
      </TabPanel>
    ))}
  </AriaTabs>
)
