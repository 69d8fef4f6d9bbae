type Defaults = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What an attribute is where nothing is said, if that is not null. A test compares it with the editor's schema. */
export const NODE_DEFAULTS: Defaults = {
  heading: { level: 1 },
  orderedList: { start: 1 },
  tableHeader: { colspan: 1, rowspan: 1 },
  tableCell: { colspan: 1, rowspan: 1 },
  recommendation: { addressees: [], evidence: [] },
  footnote: { text: '' },
  figure: { alt: '', width: 100 },
  callout: { kind: 'note' },
}

export const MARK_DEFAULTS: Defaults = {
  link: { rel: 'noopener noreferrer' },
}
