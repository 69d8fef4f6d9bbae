/** The language of all words that the renditions add to a paper's own. */
export const LABEL_LANGUAGE = 'en'

/** Those words. They are English in every paper for now, and marked as such where the paper is not. */
export const LABELS = {
  contents: 'Contents',
  about: 'About this release',
  section: 'Section and revision',
  approved: 'Approved',
  table: 'Table',
  figure: 'Figure',
  footnotes: 'Footnotes',
  footnote: 'Footnote',
  backToText: 'Back to the text',
  recommendation: 'Recommendation',
  evidence: 'Evidence',
  addressees: 'Addressed to',
  instrument: 'Instrument',
  legalHook: 'Legal hook',
  deadline: 'Deadline',
  restsOn: 'Rests on',
  asOf: 'As of',
  source: 'Source',
  callouts: { note: 'Note', key_message: 'Key message', example: 'Example' },
  page: 'Page',
  of: 'of',
  version: 'version',
  fingerprint: 'Fingerprint',
  demo: 'DEMO',
  demoNote: 'Demonstration: the text and the decisions in this paper are invented.',
  skip: 'Skip to the text',
  aboutText:
    'Every section of this paper was approved by a moderator, by name, in exactly the words that stand here. ' +
    'A revision is named by the SHA-256 of its title and text; the fingerprint of the paper is the SHA-256 over its revisions, in order. ' +
    'Whoever holds this file can have it checked on the Verify page of the service that released it.',
  shortenedNames:
    'Names with characters that the fonts of this file lack are shown with □; the other files of this release have them in full.',
} as const
