/** The comparison of two texts. */
export const redline = {
  inserted_one: '{{count}} word inserted',
  inserted_other: '{{count}} words inserted',
  deleted_one: '{{count}} word deleted',
  deleted_other: '{{count}} words deleted',
  unchanged: 'No word has changed.',
  insertionStarts: 'insertion starts',
  insertionEnds: 'insertion ends',
  deletionStarts: 'deletion starts',
  deletionEnds: 'deletion ends',
} as const
