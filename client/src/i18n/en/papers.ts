/** The list of papers, and rows of papers anywhere. */
export const papers = {
  title: 'Papers',
  lead: 'Every paper that you may see, from first draft to release.',
  approvedOf_one: '{{approved}} of {{count}} section approved',
  approvedOf_other: '{{approved}} of {{count}} sections approved',
  updated: 'Last changed {{date}}',
  filters: 'Filter papers',
  group: 'Group',
  state: 'State',
  find: 'Words in the title',
  found_one: '{{count}} paper',
  found_other: '{{count}} papers',
  none: 'No paper fits these filters',
  noneText: 'Take a filter away, or look for other words.',
  clear: 'Clear the filters',
  empty: 'There is no paper yet',
  emptyText: 'Papers are created in a lab or a consortium, from a template. Open your group to start one.',
} as const
